// SPDX-License-Identifier: Apache-2.0
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { openApiDocument } from './open-api-document.js';

it('is OpenAPI 3.1 by the judgement of an outside validator, which sees what is none', async () => {
  const validator = new Validator();
  const document = openApiDocument();
  expect(await validator.validate({ ...document })).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  expect(await validator.validate({ ...document, paths: { 'no-slash': {} } })).toMatchObject({
    valid: false,
  });
});
