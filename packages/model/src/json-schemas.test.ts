// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from './json-schemas.js';

const catalog = new URL('../../../catalog/', import.meta.url);

describe('the published JSON Schemas', () => {
  it.each(Object.entries(jsonSchemas()))('%s is valid JSON Schema 2020-12', (_name, schema) => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    expect(() => ajv.compile(schema as object)).not.toThrow();
  });

  it('an outside validator accepts every manifest of the catalog', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(jsonSchemas()['manifest.schema.json'] as object);
    const folders = (await readdir(catalog, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    for (const folder of folders) {
      const text = await readFile(new URL(`${folder.name}/touchstone.yaml`, catalog), 'utf8');
      expect(validate(parse(text)), `${folder.name}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
  });
});
