// SPDX-License-Identifier: Apache-2.0
import { openApiDocument } from '@touchstone/registry';
import { describe, expect, it } from 'vitest';
import { webHandler } from '../../server/index.js';
import { catalogListings } from '../../testing/catalog-listings.js';
import { ask, worldOf } from '../../testing/world-of.js';
import { apiDocument, answerOf, endpointsOf, typeWords } from './api-document.js';
import { endpointExample } from './endpoint-examples.js';

describe('the reference of the API', () => {
  it('has every endpoint of the document that the API serves', async () => {
    const page = String((await webHandler(await worldOf([]))(ask('/api')))?.body);
    const { paths } = openApiDocument() as { paths: Record<string, object> };
    for (const path of Object.keys(paths)) expect(page).toContain(`<code>${path}</code>`);
    expect(page).toContain('href="/api/v1/openapi.json"');
  });

  it('says what is posted to webhooks, and how to verify it', async () => {
    const page = String((await webHandler(await worldOf([]))(ask('/api')))?.body);
    for (const type of ['new', 'changed', 'expiring', 'revoked'])
      expect(page).toContain(`certificate.${type}`);
    for (const header of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
      expect(page).toContain(`<code>${header}</code>`);
  });

  it('fills every example from a listing, so that it can be tried as it stands', async () => {
    const [restic] = await catalogListings(['restic']);
    for (const endpoint of endpointsOf(apiDocument())) {
      const example = endpointExample(endpoint, restic);
      expect([endpoint.path, example === undefined]).toEqual([endpoint.path, endpoint.method === 'POST']);
      expect(example ?? '').not.toMatch(/[{}]|undefined|%7B/);
    }
  }, 60_000);

  it('shows no example where nothing is held to fill it with', () => {
    const [endpoint] = endpointsOf(apiDocument()).filter(({ path }) => path.includes('{'));
    expect(endpointExample(endpoint!, undefined)).toBeUndefined();
  });

  it('names the type of every field in words', () => {
    const { schemas } = apiDocument().components;
    for (const { operation } of endpointsOf(apiDocument())) {
      for (const field of Object.values(answerOf(operation, schemas).schema?.properties ?? {})) {
        expect(typeWords(field)).toMatch(/^[\w" ,.:/-]+$/);
      }
    }
    expect(typeWords({ type: 'array', items: { enum: ['a', 'b'] } })).toBe('array of "a" or "b"');
    expect(typeWords({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toBe('string or null');
  });
});
