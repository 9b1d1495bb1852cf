// SPDX-License-Identifier: Apache-2.0
import { PackageURL } from 'packageurl-js';
import { readJsonLines, type JsonLine } from '../text/json-lines.js';

/** One package that an SBOM lists. */
export interface ListedPackage {
  readonly line: number;
  readonly name: string;
  readonly version: string | null;
  readonly purl: string | null;
  readonly ecosystem: string | null;
  /** In scope `optional` or `excluded`, or a development dependency. */
  readonly optional: boolean;
}

/** The packages of a CycloneDX or SPDX 2 SBOM in JSON, each at its line; none for what is neither. */
export function readSbom(text: string): readonly ListedPackage[] {
  const lines = readJsonLines(text);
  const isCycloneDx = lines.some(({ keys, value }) => keys[0] === 'bomFormat' && value === 'CycloneDX');
  const isSpdx = lines.some(({ keys }) => keys[0] === 'spdxVersion');
  if (!isCycloneDx && !isSpdx) return [];
  const items = new Map<string, Map<string, JsonLine>>();
  for (const line of lines) {
    const holder = isCycloneDx ? componentOf(line.keys) : packageOf(line.keys);
    if (holder === undefined) continue;
    const fields = items.get(holder) ?? new Map<string, JsonLine>();
    const field = line.keys.slice(holder.split(' ').length).join(' ');
    // An SPDX package names its purl in an external reference.
    fields.set(line.value.startsWith('pkg:') ? 'purl' : field, line);
    items.set(holder, fields);
  }
  return [...items.values()].flatMap((fields): ListedPackage[] => {
    const name = fields.get('name');
    if (name === undefined) return [];
    const parsed = parsePurl(fields.get('purl')?.value);
    const version = fields.get('version')?.value ?? fields.get('versionInfo')?.value;
    return [
      {
        line: name.line,
        name: parsed?.name ?? name.value,
        version: version === undefined || version === 'NOASSERTION' ? null : version,
        purl: parsed?.purl ?? null,
        ecosystem: parsed?.ecosystem ?? null,
        optional: /^(?:optional|excluded)$/.test(fields.get('scope')?.value ?? ''),
      },
    ];
  });
}

/** `components [2] components [0]` of the keys of a field of a component, nested ones too. */
function componentOf(keys: readonly string[]): string | undefined {
  let length = 0;
  while (keys[length] === 'components' && /^\[\d+\]$/.test(keys[length + 1] ?? '')) length += 2;
  return length === 0 ? undefined : keys.slice(0, length).join(' ');
}

function packageOf(keys: readonly string[]): string | undefined {
  return keys[0] === 'packages' && keys.length > 2 ? keys.slice(0, 2).join(' ') : undefined;
}

/** The name as its registry has it: `@scope/name`, `group:artifact`, `github.com/x/y`. */
function parsePurl(text: string | undefined): { purl: string; ecosystem: string; name: string } | undefined {
  if (text === undefined || text.length > 500) return undefined;
  try {
    const { type, namespace, name } = PackageURL.fromString(text);
    const own = namespace === undefined || namespace === null || namespace === '' ? undefined : namespace;
    const joined =
      type === 'deb' || type === 'rpm' || own === undefined
        ? name
        : `${own}${type === 'maven' ? ':' : '/'}${name}`;
    return { purl: text, ecosystem: type, name: joined };
  } catch {
    return undefined;
  }
}
