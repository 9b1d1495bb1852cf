// SPDX-License-Identifier: Apache-2.0

/** Letters of one segment of a path: a digest has 71. */
const SEGMENT = 200;

/**
 * The parameters that a path has where a template such as `/listings/{solution}` has names; undefined where it does not fit,
 * or is not text in percent-encoding.
 */
export function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const [names, segments] = [template.split('/'), path.split('/')];
  if (names.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const segment = segments[at] ?? '';
    if (!name.startsWith('{')) {
      if (name !== segment) return undefined;
      continue;
    }
    const value = decoded(segment);
    if (value === undefined || value === '') return undefined;
    parameters[name.slice(1, -1)] = value;
  }
  return parameters;
}

function decoded(segment: string): string | undefined {
  if (segment.length > SEGMENT) return undefined;
  try {
    const text = decodeURIComponent(segment);
    return /\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
