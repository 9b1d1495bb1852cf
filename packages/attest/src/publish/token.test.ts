// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { createToken, parseTokens, tokensText, verifyToken, verifyTokenOwner } from './token.js';

const said = {
  id: 'ci',
  may: ['bundles' as const],
  owners: ['lab'],
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: '2027-01-01T00:00:00.000Z',
};
const at = new Date('2026-11-22T00:00:00.000Z');
const { token, stored } = createToken(Buffer.alloc(32, 5), said);

describe('a token', () => {
  it('is found by its hash alone, which is all that is kept', () => {
    expect(tokensText([stored])).not.toContain(token);
    const tokens = parseTokens(tokensText([stored]), 'tokens.json');
    expect(verifyToken(`Bearer ${token}`, tokens, 'bundles', at).id).toBe('ci');
    expect(verifyToken(`bearer ${token}`, tokens, 'bundles', at).id).toBe('ci');
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    `Bearer  ${token}`,
    `Bearer ${token}x`,
    token,
    `Bearer ${stored.sha256}`,
  ])('is refused as %s', (header) =>
    expect(refusal(() => verifyToken(header, [stored], 'bundles', at))).toBe('PUBLISH_TOKEN'),
  );

  it('is taken until it expires, for what it may, for those that it is for', () => {
    const header = `Bearer ${token}`;
    expect(refusal(() => verifyToken(header, [stored], 'bundles', new Date(said.expiresAt)))).toBe(
      'PUBLISH_TOKEN',
    );
    expect(refusal(() => verifyToken(header, [stored], 'statements', at))).toBe('PUBLISH_SCOPE');
    expect(refusal(() => verifyToken(header, [], 'bundles', at))).toBe('PUBLISH_TOKEN');
    expect(refusal(() => verifyTokenOwner(stored, 'other'))).toBe('PUBLISH_SCOPE');
    expect(refusal(() => verifyTokenOwner(stored, 'lab'))).toBeUndefined();
    expect(refusal(() => verifyTokenOwner({ ...stored, owners: [] }, 'other'))).toBeUndefined();
  });

  it('never stands in a refusal', () => {
    try {
      verifyToken(`Bearer ${token}x`, [stored], 'bundles', at);
    } catch (error) {
      expect(JSON.stringify([error, (error as Error).message])).not.toContain(token);
    }
    expect.assertions(1);
  });

  it('stands once in a file', () => {
    expect(refusal(() => parseTokens(tokensText([stored, stored]), 'tokens.json'))).toBe('PAPER_FIELD');
  });
});
