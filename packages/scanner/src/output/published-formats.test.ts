// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { scanCycloneDx } from './cyclonedx/cyclonedx-output.js';
import { sampleScan } from './sample-scan.js';
import { scanSarif } from './sarif/sarif-output.js';

const HOSTILE = [
  'harbour',
  '"}],"x":[{"',
  '../../etc/passwd',
  '\u0000\u001b[31m\u2028',
  '🚀 ümlaut',
  '%2e%2e/a b?c#d',
];

const { resolve } = createRequire(import.meta.url);
const CYCLONEDX = resolve('@cyclonedx/cyclonedx-library/package.json').replace(
  /package\.json$/,
  'res/schema/',
);

function readSchema(path: string): Record<string, unknown> {
  const file = path.startsWith('/') ? path : resolve(path);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** Published schemas hold formats and patterns that are no concern of ours. */
function lenient(): Ajv {
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
}

describe('SARIF', () => {
  // It names draft 4, of whose own keywords it uses none but `id`.
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = readSchema('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const validate = lenient().compile(schema);

  it.each(HOSTILE)('fits the published schema whatever the tree is called: %j', (text) => {
    const log: unknown = JSON.parse(scanSarif(sampleScan(text)));
    expect(validate(log), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
  });

  it('warns of what takes place unasked, and only informs of operations', () => {
    const { runs } = JSON.parse(scanSarif(sampleScan())) as {
      runs: { results: { ruleId: string; level: string }[] }[];
    };
    const levels = Object.fromEntries(runs[0]!.results.map((one) => [one.ruleId, one.level]));
    expect(levels).toEqual({
      'tls-verification-off': 'warning',
      'parallel-stack': 'note',
      'unmapped-call': 'note',
      operation: 'none',
    });
  });

  it('names files by relative URIs', () => {
    expect(scanSarif(sampleScan())).toContain('"uri": "src/p%C3%A4th%20with%20blanks/client%231.go"');
  });
});

describe('CycloneDX', () => {
  const ajv = lenient();
  for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
    ajv.addSchema(readSchema(`${CYCLONEDX}${name}`), `http://cyclonedx.org/schema/${name}`);
  const validate = ajv.compile(readSchema(`${CYCLONEDX}bom-1.6.SNAPSHOT.schema.json`));

  it.each(HOSTILE)('fits the published schema whatever the tree is called: %j', (text) => {
    const bom: unknown = JSON.parse(scanCycloneDx(sampleScan(text)));
    expect(validate(bom), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
  });

  it('carries findings as properties of what they are about', () => {
    const text = scanCycloneDx(sampleScan());
    expect(text).toContain('"touchstone:concern:secrets"');
    expect(text).toContain('"compute:server.create high 2"');
    expect(text).toContain('"scope": "optional"');
  });
});
