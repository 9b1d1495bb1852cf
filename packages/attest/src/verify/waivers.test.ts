// SPDX-License-Identifier: Apache-2.0
import type { Envelope, Waiver } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { envelopeText } from '../envelope/sign-envelope.js';
import type { SigningKey } from '../keys/signing-key.js';
import { CertifiedCase } from '../testing/certified-case.js';
import { seededKey } from '../testing/seeded-key.js';

let given: CertifiedCase;
beforeAll(async () => {
  given = await CertifiedCase.make();
});

const bytes = (envelope: Envelope): Uint8Array => Buffer.from(envelopeText(envelope));
/** What breaks where a lab certifies with such a waiver, and where someone lays it beside a certificate later. */
async function named(change: Partial<Waiver>, keys?: readonly SigningKey[]): Promise<string> {
  return given.broken(await given.certify({ waivers: [given.world.waiver(change, keys)] }));
}
async function beside(change: Partial<Waiver>, keys?: readonly SigningKey[]): Promise<string> {
  return given.broken(given.attested({ waivers: [bytes(given.world.waiver(change, keys))] }));
}

describe('a waiver', () => {
  it('that is good lifts no level, and is shown beside it', async () => {
    const open = await given.certify({ waivers: [given.world.waiver()] });
    const { verdict, certificate, links } = await given.verify(open);
    expect(verdict).toBe('verified');
    expect(certificate).toMatchObject({ level: 'basic', waived: { level: 'integrated' } });
    expect(links.find(({ id }) => id === 'waivers')?.restsOn.join()).toContain('body waives steps until');
    expect(await beside({})).toBe('nothing');
  });

  it('by an unknown key is refused', async () => {
    const stranger = [seededKey('stranger')];
    expect(await named({}, stranger)).toBe('waivers: ENVELOPE_UNKNOWN_KEY');
    expect(await beside({}, stranger)).toBe('waivers: ENVELOPE_UNKNOWN_KEY');
  });

  it('by a lab for itself is refused: who certifies may not excuse', async () => {
    expect(await named({ by: 'acme' }, [seededKey('acme')])).toBe('waivers: VERIFY_WAIVER');
    expect(await beside({ by: 'acme' }, [seededKey('acme')])).toBe('waivers: VERIFY_WAIVER');
  });

  it('in the name of who may waive, by another, is refused', async () => {
    expect(await beside({ by: 'body' }, [seededKey('acme')])).toBe('waivers: VERIFY_WAIVER');
  });

  it('that has expired is refused', async () => {
    const expiresAt = '2026-11-22T00:00:00.000Z';
    expect(await named({ expiresAt })).toBe('waivers: WAIVER_NOT_IN_FORCE');
    expect(await beside({ expiresAt })).toBe('waivers: WAIVER_NOT_IN_FORCE');
  });

  it('by a key that was not valid any more is refused', async () => {
    const revoked = { at: '2026-11-01T00:00:00.000Z', reason: 'stolen' };
    const open = given.attested({ waivers: [bytes(given.world.waiver())] });
    const believe = given.world.root({}, { body: { revoked } });
    expect(await given.broken(open, { believe })).toBe('waivers: VERIFY_KEY_REVOKED');
  });

  it.each<[string, Partial<Waiver>, string]>([
    ['of another solution', { solution: 'courier' }, 'WAIVER_ELSEWHERE'],
    ['of another version', { versions: ['2'] }, 'WAIVER_ELSEWHERE'],
    ['of another guideline', { guideline: '2031.01' }, 'WAIVER_ELSEWHERE'],
    ['of a criterion that nobody knows', { criterion: 'anything' }, 'WAIVER_CRITERION'],
    ['of a criterion that passed', { criterion: 'whole' }, 'WAIVER_CRITERION'],
  ])('%s is refused', async (_, change, code) => {
    expect(await beside(change)).toBe(`waivers: ${code}`);
  });

  it('that the certificate names and the bundle does not hold breaks the certificate', async () => {
    const open = await given.certify({ waivers: [given.world.waiver()] });
    const without = { ...open, attestation: { ...open.attestation, waivers: [] } };
    expect(await given.broken(without)).toBe('certificate: STATEMENT_WAIVER');
  });

  it('that was changed is refused', async () => {
    const text = envelopeText(given.world.waiver());
    for (let at = 0; at < text.length; at += 7) {
      const changed = Buffer.from(text);
      changed[at]! ^= 1;
      expect(await given.broken(given.attested({ waivers: [changed] }), { recompute: false })).toMatch(
        /^waivers: /,
      );
    }
  });
});
