// SPDX-License-Identifier: Apache-2.0
import { sha256Digest } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { makeRevocation } from '../life/make-statement.js';
import { parseTlogProof, tlogProofText } from '../log/tlog-proof.js';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { signNote } from '../note/sign-note.js';
import { signStatement } from '../statement/sign-statement.js';
import { CertifiedCase, statementOf } from '../testing/certified-case.js';
import { LOGGED_AT, NOW, type CertifiedWorld } from '../testing/certified-world.js';
import { MemoryLog } from '../testing/memory-log.js';
import { seededKey } from '../testing/seeded-key.js';
import { readLogView, type LogView } from './log-view.js';

let given: CertifiedCase;
beforeAll(async () => {
  given = await CertifiedCase.make();
});

describe('a log entry', () => {
  it('that is missing leaves it unlogged', async () => {
    const { certificate, waivers } = given.certified.attestation;
    expect(
      await given.broken({ ...given.bundle, attestation: { ...(certificate && { certificate }), waivers } }),
    ).toBe('entry: VERIFY_NOT_LOGGED');
    expect(await given.broken({ ...given.bundle, attestation: { waivers: [] } })).toBe(
      'envelope: VERIFY_NO_CERTIFICATE',
    );
  });

  it('of another certificate is refused', async () => {
    const { entry, proof } = await given.world.certify(given.bundle, {
      issuedAt: '2026-11-21T09:00:01.000Z',
    });
    expect(await given.broken(given.attested({ entry: entry!, proof: proof! }))).toBe('entry: VERIFY_ENTRY');
  });

  it.each(['level', 'bundle', 'envelope', 'outcome', 'expiresAt'] as const)(
    'that tells another %s than the certificate is refused, though it is logged',
    async (field) => {
      const values = { level: 'native', expiresAt: '2030-01-01T00:00:00.000Z' } as Record<string, string>;
      const envelope = signStatement(statementOf(given.certified), [seededKey('acme')]);
      const attestation = await given.world.record(envelope, LOGGED_AT, (entry) => ({
        ...entry,
        [field]: values[field] ?? sha256Digest('other'),
      }));
      expect(await given.broken({ ...given.bundle, attestation })).toBe('entry: VERIFY_ENTRY');
    },
  );

  it('that says that it was logged earlier than it was is not in the tree', async () => {
    const text = Buffer.from(given.certified.attestation.entry!).toString();
    const entry = Buffer.from(text.replace(LOGGED_AT, '2026-11-21T09:59:00.000Z'));
    expect(await given.broken(given.attested({ entry }))).toBe('inclusion: PROOF_INCLUSION');
  });

  it('that is of another kind is refused', async () => {
    const index = given.world.logStatement(given.world.waiver(), LOGGED_AT);
    const open = given.attested({
      entry: given.world.log.entries[index]!,
      proof: await given.world.prove(index),
    });
    expect(await given.broken(open)).toBe('entry: VERIFY_ENTRY');
  });
});

describe('a proof', () => {
  const proofOf = ({ attestation }: OpenBundle) => parseTlogProof(attestation.proof!);
  const withProof = (change: Partial<ReturnType<typeof proofOf>>): OpenBundle =>
    given.attested({ proof: Buffer.from(tlogProofText({ ...proofOf(given.certified), ...change })) });

  it('for another leaf is refused', async () => {
    const index = given.world.append('{"another":"entry"}');
    expect(await given.broken(given.attested({ proof: await given.world.prove(index) }))).toBe(
      'inclusion: PROOF_INCLUSION',
    );
    expect(await given.broken(withProof({ index: index - 1 }))).toMatch(/^inclusion: PROOF_/);
  });

  it('that is missing, cut or none is refused', async () => {
    const { proof, ...others } = given.certified.attestation;
    expect(await given.broken({ ...given.bundle, attestation: others })).toBe('inclusion: VERIFY_NO_PROOF');
    for (let end = 0; end < proof!.length; end += 3) {
      const cut = given.attested({ proof: proof!.subarray(0, end) });
      expect(await given.broken(cut, { recompute: false }), String(end)).toMatch(
        /^(?:inclusion|witnesses): /,
      );
    }
  });

  it('that carries data which nobody signed is refused', async () => {
    expect(await given.broken(withProof({ extra: Buffer.from('anything') }))).toBe(
      'inclusion: VERIFY_PROOF_EXTRA',
    );
  });

  it('whose checkpoint carries a signature by nobody known is refused', async () => {
    const { checkpoint } = proofOf(given.certified);
    const stranger = parseNoteSigner(createNoteKey('stranger.example').signer);
    const line = signNote('x\n', [stranger]).split('\n').at(-2)!;
    const open = withProof({ checkpoint: Buffer.concat([checkpoint, Buffer.from(`${line}\n`)]) });
    expect(await given.broken(open)).toBe('inclusion: VERIFY_COSIGNATURE');
  });

  it('of a log that the trust root does not know is refused, and of one that only has its name', async () => {
    const believe = given.world.root({ logs: [] });
    expect(await given.broken(given.certified, { believe })).toBe('inclusion: VERIFY_LOG_UNKNOWN');
    const impostor = new MemoryLog(given.world.log.origin);
    impostor.entries = [...given.world.log.entries];
    const open = given.attested({
      proof: await given.world.prove(given.index, '2026-11-21T10:00:05Z', impostor),
    });
    expect(await given.broken(open)).toBe('inclusion: NOTE_UNVERIFIED');
  });

  it('of a log whose key had ended when it took the entry is refused', async () => {
    const [log] = given.world.trustRoot().logs;
    const believe = given.world.root({ logs: [{ ...log!, validUntil: '2026-11-21T09:00:00.000Z' }] });
    expect(await given.broken(given.certified, { believe })).toBe('inclusion: VERIFY_LOG_KEY');
  });

  it('without the witnesses that the trust root asks for is refused', async () => {
    const { checkpoint } = proofOf(given.certified);
    const alone = Buffer.from(`${Buffer.from(checkpoint).toString().split('\n').slice(0, -2).join('\n')}\n`);
    expect(await given.broken(withProof({ checkpoint: alone }))).toBe('witnesses: LOG_WITNESSES');
  });

  it("that was cosigned before the entry says that it was logged, or after the log's key had ended, is refused", async () => {
    const at = async (time: string): Promise<string> =>
      given.broken(given.attested({ proof: await given.world.prove(given.index, time) }));
    expect(await at('2026-11-21T09:00:00Z')).toBe('witnesses: VERIFY_ORDER');
    expect(await at('2029-01-01T00:00:00Z')).toBe('witnesses: LOG_WITNESSES');
  });
});

describe('a log that is asked', () => {
  let at: CertifiedCase;
  let place: { readonly statement: string; readonly index: number };
  beforeAll(async () => {
    at = await CertifiedCase.make();
    const log = (await at.verify(at.certified)).log!;
    place = { index: log.index, statement: (await at.verify(at.certified)).statement! };
  });

  async function view(log: MemoryLog, moment = NOW): Promise<LogView> {
    log.replaced.set('checkpoint', at.world.cosigned(log.checkpoint()));
    return readLogView(log, at.world.root(), { now: NOW, at: moment });
  }
  /** The log as it tells its history, with its own key. */
  const told = (...entries: readonly Uint8Array[]): MemoryLog => {
    const log = new MemoryLog(at.world.log.origin, at.world.log.signer);
    log.entries = [...entries];
    return log;
  };
  const own = (): readonly Uint8Array[] => at.world.log.entries;
  /** What the log says after further entries. */
  const after = async (add: (world: CertifiedWorld) => unknown): Promise<string> => {
    const before = own().length;
    await add(at.world);
    const log = await view(told(...own()));
    at.world.log.entries.length = before;
    return at.broken(at.certified, { log });
  };

  const revocation = (what: 'certificate' | 'key', sha256: string, by: string) =>
    signStatement(
      makeRevocation(
        { what, name: 'carrier', sha256 },
        {
          reason: 'evidence-wrong',
          statement: 'The recording was made on a cloud that was patched by hand.',
          by,
          issuedAt: '2026-11-22T00:00:00.000Z',
        },
      ),
      [seededKey(by)],
    );

  it('and shows another history than the one that the proof is of is found out', async () => {
    const forked = await view(told(Buffer.from('{}'), Buffer.from('{}')));
    expect(await at.broken(at.certified, { log: forked })).toBe('history: VERIFY_TWO_HISTORIES');
  });

  it('and has been rolled back is found out', async () => {
    const later = { ...at.bundle, attestation: await at.world.certify(at.bundle) };
    const log = await view(told(...own().slice(0, -1)));
    expect(await at.broken(later, { log })).toBe('history: VERIFY_ROLLBACK');
    at.world.log.entries.length -= 1;
  });

  it("and took it after what it says that it took later is found out: so a thief's certificate would get before a revocation", async () => {
    const before = own().length;
    at.world.logStatement(at.world.waiver(), '2026-11-22T08:00:00.000Z');
    const backdated = await at.certify({ loggedAt: '2026-11-21T10:00:00.000Z' });
    const log = await view(told(...own()));
    expect(await at.broken(backdated, { log })).toBe('history: VERIFY_ORDER');
    at.world.log.entries.length = before;
  });

  it('and is another one is refused', async () => {
    const other = new MemoryLog('other.example/1');
    other.entries = [...own()];
    const [known] = at.world.trustRoot().logs;
    const alone = { quorum: 0, keys: [] };
    const believe = at.world.root({
      logs: [known!, { ...known!, origin: other.origin, key: other.vkey, witnesses: alone }],
    });
    const log = await readLogView(other, believe, { now: NOW, at: NOW });
    expect(await at.broken(at.certified, { believe, log })).toBe('history: VERIFY_OTHER_LOG');
  });

  it('and holds nothing that takes the certificate back confirms it', async () => {
    expect(await after(() => undefined)).toBe('nothing');
  });

  it('and holds a revocation by who signed, or by who may revoke, takes it back', async () => {
    for (const by of ['acme', 'body']) {
      const envelope = revocation('certificate', place.statement.slice(7), by);
      expect(await after((world) => world.logStatement(envelope, '2026-11-22T01:00:00.000Z')), by).toBe(
        'revocation: VERIFY_REVOKED',
      );
    }
  });

  it('and holds a revocation by a competitor changes nothing', async () => {
    const envelope = revocation('certificate', place.statement.slice(7), 'other-lab');
    expect(await after((world) => world.logStatement(envelope, '2026-11-22T01:00:00.000Z'))).toBe('nothing');
  });

  it('and holds a revocation logged after the moment asked for tells how things stood then', async () => {
    const envelope = revocation('certificate', place.statement.slice(7), 'acme');
    expect(await after((world) => world.logStatement(envelope, '2026-11-22T13:00:00.000Z'))).toBe('nothing');
  });

  it('and holds a newer certificate in the place of this one says so', async () => {
    const supersedes = place.statement;
    const newer = (world: CertifiedWorld) =>
      world.certify(at.bundle, { supersedes, loggedAt: '2026-11-22T01:00:00.000Z' });
    expect(await after(newer)).toBe('revocation: VERIFY_SUPERSEDED');
  });

  it('and holds a revocation of the key: what was logged before it stays, what was logged after it is worth nothing', async () => {
    const envelope = revocation('key', seededKey('acme').id, 'acme');
    expect(await after((world) => world.logStatement(envelope, '2026-11-22T01:00:00.000Z'))).toBe('nothing');
    at.world.logStatement(envelope, '2026-11-22T01:00:00.000Z');
    const late = await at.certify({ loggedAt: '2026-11-22T02:00:00.000Z' });
    const log = await view(told(...own()));
    expect(await at.broken(late, { log })).toBe('revocation: VERIFY_KEY_REVOKED');
  });
});
