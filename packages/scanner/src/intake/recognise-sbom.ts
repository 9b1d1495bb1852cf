// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { z } from 'zod';

/** As much of the standards as makes a file readable: ECMA-424 (CycloneDX) and SPDX 2.3 in JSON. */
const named = z.looseObject({ name: z.string() });
const cycloneDx = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d+$/),
  components: z.array(named).optional(),
});
const spdx = z.looseObject({
  spdxVersion: z.string().regex(/^SPDX-2\.\d+$/, 'SPDX 2 is read'),
  packages: z.array(named).optional(),
});

/**
 * Whether a text is an SBOM, by its first characters and its own word; false when it is something else.
 * @throws TouchstoneError SCAN_SBOM when it says that it is one, and is not valid or of a kind that is not read
 */
export function recogniseSbom(text: string, name: string): boolean {
  if (
    /^\s*<\?xml[^>]*>\s*<bom\b|^\s*<bom\b/.test(text.slice(0, 2000)) ||
    /^SPDXVersion:/m.test(text.slice(0, 2000))
  )
    throw refusal(name, 'it is not in JSON', 'Convert it: the cyclonedx and spdx tools write JSON.');
  if (!/^\s*\{/.test(text.slice(0, 200)) || !/"(?:bomFormat|spdxVersion|@context)"/.test(text)) return false;
  const value = parseJson(text, name);
  if (typeof value !== 'object' || value === null) return false;
  if (/spdx\.org\/rdf\/3/.test(JSON.stringify((value as Record<string, unknown>)['@context'] ?? '')))
    throw refusal(name, 'it is SPDX 3', 'Export it as SPDX 2.3 or CycloneDX in JSON.');
  const schema = 'bomFormat' in value ? cycloneDx : 'spdxVersion' in value ? spdx : undefined;
  if (schema === undefined) return false;
  const read = schema.safeParse(value);
  if (read.success) return true;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  throw refusal(
    name,
    `${where || 'its top'}: ${issue?.message ?? 'it is not valid'}`,
    'Make it anew with its tool.',
  );
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it is no JSON';
    throw refusal(name, why.slice(0, 200), 'Is it truncated? Make it anew with its tool.');
  }
}

function refusal(name: string, why: string, hint: string): TouchstoneError {
  return new TouchstoneError('SCAN_SBOM', `${name} is no SBOM that can be read: ${why}.`, { hint });
}
