// SPDX-License-Identifier: Apache-2.0

export interface ReadImport {
  /** In full: `novaclient.client`, `.common.clients`. */
  readonly module: string;
  /** Name that it binds; none for a star. */
  readonly name: string | undefined;
  /** Whether the name stands for `module` as a whole; `import a.b` binds only `a`. */
  readonly isMember: boolean;
}

/** What one import statement of Python imports, by its text. */
export function readImport(text: string): readonly ReadImport[] {
  const plain = text
    .replaceAll(/#[^\n]*|\\\r?\n|[()]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const from = /^from (\.*) ?([\w.]*) import (.*)$/.exec(plain);
  if (from !== null) {
    const [, dots = '', module = '', names = ''] = from;
    const origin = (dots === '' ? '' : '.') + module;
    return namesOf(names).map(([member, alias]) =>
      member === '*'
        ? { module: origin, name: undefined, isMember: true }
        : { module: join(origin, member), name: alias ?? member, isMember: true },
    );
  }
  return namesOf(plain.replace(/^import /, '')).map(([module, alias]) => ({
    module,
    name: alias ?? module.split('.')[0]!,
    isMember: alias !== undefined,
  }));
}

function join(origin: string, member: string): string {
  return origin === '' || origin.endsWith('.') ? origin + member : `${origin}.${member}`;
}

function namesOf(list: string): readonly (readonly [string, string | undefined])[] {
  return list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', alias] = one.split(' as ').map((word) => word.trim());
      return [name, alias] as const;
    });
}
