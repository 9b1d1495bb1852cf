// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { runScript } from './run-script.js';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface ActionRun {
  readonly outcome: 'success' | 'failure';
  /** What its commands printed, with the runner's commands among it. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Actions of others that it uses, with what they are given; they are not run here. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

export async function readAction(file: string): Promise<Action> {
  return parse(await readFile(file, 'utf8')) as Action;
}

/**
 * Runs a composite action as GitHub's runner does: its `run` steps one after the other, each in a bash of its own, with
 * `env` resolved; after a failure only steps that run `always()`. Expressions other than inputs and outputs are refused.
 */
export async function runAction(
  file: string,
  given: Readonly<Record<string, string>>,
  workspace: string,
): Promise<ActionRun> {
  const action = await readAction(file);
  const unknown = Object.keys(given).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`it has no input ${unknown.join(', ')}`);
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default ?? '']),
  );
  const outputs = new Map<string, string>();
  const resolve = (text: string): string =>
    text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
      const input = /^inputs\.([a-z-]+)$/.exec(expression)?.[1];
      if (input !== undefined && input in inputs) return inputs[input] ?? '';
      if (/^steps\.[a-z]+\.outputs\.[a-z]+$/.test(expression)) return outputs.get(expression) ?? '';
      throw new Error(`unknown expression ${expression}`);
    });
  const files = await mkdtemp(join(workspace, '.runner-'));
  const summary = join(files, 'summary.md');
  await writeFile(summary, '');
  const used: ActionRun['used'][number][] = [];
  let outcome: ActionRun['outcome'] = 'success';
  let log = '';
  for (const step of action.runs.steps) {
    if (outcome === 'failure' && step.if !== 'always()') continue;
    const all = (record: Readonly<Record<string, string>> = {}): Record<string, string> =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [name, resolve(value)]));
    if (step.uses !== undefined) used.push({ uses: step.uses, with: all(step.with) });
    if (step.run === undefined) continue;
    const output = join(files, `output-${step.id ?? 'none'}`);
    await writeFile(output, '');
    const script = join(files, 'script.sh');
    await writeFile(script, step.run);
    const ran = await runScript(script, workspace, {
      ...all(step.env),
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: dirname(file),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: workspace,
    });
    log += ran.log;
    if (ran.code !== 0) outcome = 'failure';
    for (const line of (await readFile(output, 'utf8')).split('\n')) {
      const [name, ...value] = line.split('=');
      if (line !== '') outputs.set(`steps.${step.id}.outputs.${name}`, value.join('='));
    }
  }
  const given_ = Object.entries(action.outputs).map(([name, { value }]) => [name, resolve(value)] as const);
  return {
    outcome,
    log,
    summary: await readFile(summary, 'utf8'),
    outputs: Object.fromEntries(given_),
    used,
  };
}
