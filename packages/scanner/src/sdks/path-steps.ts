// SPDX-License-Identifier: Apache-2.0

/** Steps of a path that are looked at: longer ones are generated, or hostile. */
const MAX_STEPS = 40;

/**
 * Cuts a path of a CallFact into its steps: `a.client('x.y').servers.create()` is `a`, `client('x.y')`, `servers`,
 * `create()`. Dots within parentheses do not cut. A module's own dots do: whoever looks up beginnings joins them again.
 */
export function pathSteps(path: string): readonly string[] {
  const steps: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < path.length && steps.length < MAX_STEPS; at += 1) {
    const letter = path.charCodeAt(at);
    if (letter === 40) depth += 1;
    else if (letter === 41) depth -= 1;
    else if (letter === 46 && depth <= 0) {
      steps.push(path.slice(start, at));
      start = at + 1;
    }
  }
  steps.push(path.slice(start));
  return steps;
}

/** `client('nova')` without the text that it is called with: `client()`. */
export function withoutText(step: string): string {
  const open = step.indexOf('(');
  return open < 0 ? step : `${step.slice(0, open)}()`;
}

/** `create()` as data name a call: `create`. */
export function callName(step: string): string {
  const open = step.indexOf('(');
  return open < 0 ? step : step.slice(0, open);
}
