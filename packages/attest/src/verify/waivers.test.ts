// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type Envelope, type Waiver } from '@touchstone/model';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { envelopeText } from '../envelope/sign-envelope.js';
import { makeRevocation } from '../life/make-statement.js';
import { parsePublicKey } from '../keys/public-key.js';
import type { SigningKey } from '../keys/signing-key.js';
import { signStatement } from '../statement/sign-statement.js';
import { CertifiedCase } from '../testing/certified-case.js';
import { NOW } from '../testing/certified-world.js';
import { MemoryLog } from '../testing/memory-log.js';
import { seededKey } from '../testing/seeded-key.js';
import { readLogView, type LogView } from './log-view.js';

let given: CertifiedCase;
beforeAll(async () => {
  given = await CertifiedCase.make();
});

const bytes = (envelope: Envelope): Uint8Array => Buffer.from(envelopeText(envelope));
/** What breaks where a lab certifies with such a waiver, and where someone lays it beside a certificate later. */
async function certifiedWith(change: Partial<Waiver>, keys?: readonly SigningKey[]): Promise<string> {
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
    expect(await certifiedWith({}, stranger)).toBe('waivers: ENVELOPE_UNKNOWN_KEY');
    expect(await beside({}, stranger)).toBe('waivers: ENVELOPE_UNKNOWN_KEY');
  });

  it('by a lab for itself is refused: who certifies may not excuse', async () => {
    expect(await certifiedWith({ by: 'acme' }, [seededKey('acme')])).toBe('waivers: VERIFY_WAIVER');
    expect(await beside({ by: 'acme' }, [seededKey('acme')])).toBe('waivers: VERIFY_WAIVER');
  });

  it('in the name of who may waive, by another, is refused', async () => {
    expect(await beside({ by: 'body' }, [seededKey('acme')])).toBe('waivers: VERIFY_WAIVER');
  });

  it('that has expired is refused', async () => {
    const expiresAt = '2026-11-22T00:00:00.000Z';
    expect(await certifiedWith({ expiresAt })).toBe('waivers: WAIVER_NOT_IN_FORCE');
    expect(await beside({ expiresAt })).toBe('waivers: WAIVER_NOT_IN_FORCE');
  });

  it('that lasts longer than a year is refused, whatever made it', async () => {
    const expiresAt = '2027-11-20T00:00:00.001Z';
    expect(await beside({ expiresAt })).toBe('waivers: WAIVER_TIME');
    expect(await beside({ expiresAt: '2027-11-20T00:00:00.000Z' })).toBe('nothing');
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

describe('a waiver, by the log as it is now,', () => {
  let at: CertifiedCase;
  beforeEach(async () => {
    at = await CertifiedCase.make();
  });

  async function view(): Promise<LogView> {
    const log = new MemoryLog(at.world.log.origin, at.world.log.signer);
    log.entries = [...at.world.log.entries];
    log.replaced.set('checkpoint', at.world.cosigned(log.checkpoint()));
    return readLogView(log, at.world.root(), { now: NOW, at: NOW });
  }
  const payload = (envelope: Envelope): string =>
    sha256Digest(Buffer.from(envelope.payload, 'base64')).slice('sha256:'.length);
  function revoke(what: 'waiver' | 'key', sha256: string, by: string): void {
    const statement = makeRevocation(
      { what, name: 'steps', sha256 },
      {
        reason: 'other',
        statement: 'It was given for another recipe.',
        by,
        issuedAt: '2026-11-22T00:00:00.000Z',
      },
    );
    at.world.logStatement(signStatement(statement, [seededKey(by)]), '2026-11-22T01:00:00.000Z');
  }

  it('that was taken back by who gave it is refused, and by anyone else is not', async () => {
    const waiver = at.world.waiver();
    const open = await at.certify({ waivers: [waiver] });
    revoke('waiver', payload(waiver), 'other-lab');
    expect(await at.broken(open, { log: await view() })).toBe('nothing');
    revoke('waiver', payload(waiver), 'body');
    expect(await at.broken(open, { log: await view() })).toBe('waivers: VERIFY_REVOKED');
    expect(await at.broken(at.attested({ waivers: [bytes(waiver)] }), { log: await view() })).toBe(
      'waivers: VERIFY_REVOKED',
    );
  });

  it('by a key that was taken back is refused, unless the log had it before', async () => {
    const [early, named] = [at.world.waiver(), at.world.waiver({ expiresAt: '2027-01-02T00:00:00.000Z' })];
    at.world.logStatement(early, '2026-11-21T11:00:00.000Z');
    const before = await at.certify({ waivers: [named], loggedAt: '2026-11-21T12:00:00.000Z' });
    revoke('key', seededKey('body').id, 'body');
    const after = await at.certify({ waivers: [named], loggedAt: '2026-11-22T02:00:00.000Z' });
    const log = await view();
    expect(await at.broken(before, { log })).toBe('nothing');
    expect(await at.broken(at.attested({ waivers: [bytes(early)] }), { log })).toBe('nothing');
    expect(await at.broken(after, { log })).toBe('waivers: VERIFY_KEY_REVOKED');
    expect(await at.broken(at.attested({ waivers: [bytes(named)] }), { log })).toBe(
      'waivers: VERIFY_KEY_REVOKED',
    );
  });
});

it('a waiver under a key that was only named is not told as the word of the owner that it names', async () => {
  const keys = [seededKey('carrier-inc')];
  const open = await given.certify({ keys, waivers: [given.world.waiver({ by: 'body' }, keys)] });
  const { links } = await given.verify(open, { believe: parsePublicKey(keys[0]!.pem) });
  expect(links.find(({ id }) => id === 'waivers')?.restsOn.join()).toContain('in the name of body, waives');
});
