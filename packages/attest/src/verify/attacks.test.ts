// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessEvidence, bundleMembers, evidenceOf } from '../bundle/evidence.js';
import { parseGuidelineFiles } from '../bundle/guideline-texts.js';
import type { HeldMember, Member } from '../bundle/member.js';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { envelopeText, signEnvelope } from '../envelope/sign-envelope.js';
import { signStatement } from '../statement/sign-statement.js';
import { CertifiedCase, statementOf } from '../testing/certified-case.js';
import { LOGGED_AT } from '../testing/certified-world.js';
import { MINI_GUIDELINE, miniMembers, openMembers } from '../testing/mini-bundle.js';
import { seededKey } from '../testing/seeded-key.js';

let given: CertifiedCase;
beforeAll(async () => {
  given = await CertifiedCase.make();
});

const held = (role: Member['role']): HeldMember => {
  const found = given.members.find((one) => one.role === role);
  if (found === undefined || !('bytes' in found)) throw new TypeError(role);
  return found;
};
const swapped = (role: Member['role'], text: string): readonly Member[] =>
  given.members.map((one) => (one.role === role ? { ...held(role), bytes: Buffer.from(text) } : one));

/** Members with the assessment that follows from them: whoever changes evidence makes everything unsigned anew. */
async function assessed(changed: readonly Member[]): Promise<readonly Member[]> {
  const evidence = evidenceOf(changed, 'forged');
  return bundleMembers(evidence, await assessEvidence(evidence));
}

it('what all of these attack is verified as it is', async () => {
  expect(await given.broken(given.certified)).toBe('nothing');
});

describe('evidence that was changed after it was signed', () => {
  it('is found where index, digests and assessment were made anew for another recording', async () => {
    const forged = openMembers(await miniMembers({ run: 'run-0002' }), {
      attestation: given.certified.attestation,
    });
    expect(await given.broken(forged)).toBe('evidence: VERIFY_EVIDENCE');
  });

  it('is found where the manifest is another', async () => {
    const text = Buffer.from(held('manifest').bytes).toString().replace('Carrier', 'Courier');
    const forged = openMembers(await assessed(swapped('manifest', text)), {
      attestation: given.certified.attestation,
    });
    expect(await given.broken(forged)).toBe('evidence: VERIFY_EVIDENCE');
  });

  it('is found where the certificate was moved here from another bundle', async () => {
    const other = openMembers(await miniMembers({ run: 'run-0003' }));
    const moved = await given.world.certify(other);
    expect(await given.broken({ ...given.bundle, attestation: moved })).toBe('evidence: VERIFY_EVIDENCE');
  });
});

describe('a signature', () => {
  it('by an unknown key is refused, whatever it is under', async () => {
    expect(await given.broken(await given.certify({ keys: [seededKey('stranger')] }))).toBe(
      'signatures: ENVELOPE_UNKNOWN_KEY',
    );
  });

  it('by an unknown key beside a good one is refused: nobody could tell it from a line that was put in', async () => {
    const envelope = signStatement(statementOf(given.certified), [seededKey('acme'), seededKey('stranger')]);
    const open = { ...given.bundle, attestation: await given.world.record(envelope) };
    expect(await given.broken(open)).toBe('signatures: ENVELOPE_UNKNOWN_KEY');
  });

  it('over another statement is refused', async () => {
    const [one, other] = [statementOf(given.certified), statementOf(await given.lying({ level: 'native' }))];
    const good = signStatement(one, [seededKey('acme')]);
    const lifted = { ...good, payload: Buffer.from(canonicalJson(other)).toString('base64') };
    expect(await given.broken({ ...given.bundle, attestation: await given.world.record(lifted) })).toBe(
      'signatures: ENVELOPE_SIGNATURE',
    );
  });

  it('under another payload type is refused', async () => {
    const payload = Buffer.from(canonicalJson(statementOf(given.certified)));
    for (const payloadType of ['application/vnd.touchstone.trust-root+json', 'application/json']) {
      const envelope = signEnvelope({ payloadType, payload }, [seededKey('acme')]);
      expect(await given.broken({ ...given.bundle, attestation: await given.world.record(envelope) })).toBe(
        'envelope: ENVELOPE_PAYLOAD_TYPE',
      );
    }
  });

  it('by a key that may waive and not certify is refused', async () => {
    expect(await given.broken(await given.certify({ lab: 'body' }))).toBe('statement: VERIFY_POWER');
  });

  it('by one lab in the name of another is refused', async () => {
    expect(await given.broken(await given.certify({ lab: 'acme', keys: [seededKey('other-lab')] }))).toBe(
      'statement: VERIFY_LAB',
    );
  });

  it('under a waiver is none under a certificate', async () => {
    const waiver = given.world.waiver({}, [seededKey('acme')]);
    const certificate = Buffer.from(envelopeText(waiver));
    expect(await given.broken(given.attested({ certificate }))).toBe('statement: VERIFY_KIND');
  });

  it('of a second lab beside the first is good', async () => {
    expect(
      await given.broken(await given.certify({ keys: [seededKey('acme'), seededKey('other-lab')] })),
    ).toBe('nothing');
  });
});

describe('papers that two readers could read in two ways', () => {
  const payload = async (change: (text: string) => string): Promise<OpenBundle> => {
    const text = change(canonicalJson(statementOf(given.certified)));
    const envelope = signEnvelope(
      { payloadType: 'application/vnd.in-toto+json', payload: Buffer.from(text) },
      [seededKey('acme')],
    );
    return given.attested({ certificate: Buffer.from(envelopeText(envelope)) });
  };
  const entry = (change: (text: string) => string): OpenBundle =>
    given.attested({
      entry: Buffer.from(change(Buffer.from(given.certified.attestation.entry!).toString())),
    });

  it.each<[string, (text: string) => string, string]>([
    [
      'a key given twice',
      (text) => text.replace('"level":"basic"', '"level":"basic","level":"native"'),
      'PAPER_CANONICAL',
    ],
    ['white space', (text) => text.replace('{', '{ '), 'PAPER_CANONICAL'],
    ['a number without end', (text) => text.replace('"level":"basic"', '"level":1e999'), 'PAPER_FIELD'],
    [
      'a field that nobody knows',
      (text) => text.replace('"level"', '"huge":123456789012345678901234567890,"level"'),
      'PAPER_FIELD',
    ],
  ])('are refused: %s', async (_, change, code) => {
    expect(await given.broken(await payload(change))).toBe(`statement: ${code}`);
    expect(await given.broken(entry(change))).toBe(`entry: ${code}`);
  });

  it('are refused: an envelope that is not written in the one way', async () => {
    const text = Buffer.from(given.certified.attestation.certificate!).toString();
    for (const spelt of [text.trimEnd(), ` ${text}`, text.replace('"sig":"', '"sig": "')]) {
      expect(await given.broken(given.attested({ certificate: Buffer.from(spelt) })), spelt.slice(0, 9)).toBe(
        'envelope: PAPER_CANONICAL',
      );
    }
  });

  it('are refused: an index in another spelling', async () => {
    const indexDigest = sha256Digest(JSON.stringify(given.bundle.index, null, 2));
    expect(await given.broken({ ...given.certified, indexDigest })).toBe('bundle: VERIFY_INDEX');
  });
});

describe('a lab that lies', () => {
  it('cannot lift the level by hand', async () => {
    expect(await given.broken(await given.lying({ level: 'native' }))).toBe('certificate: STATEMENT_DIFFERS');
  });

  it('cannot give itself another year', async () => {
    expect(await given.broken(await given.lying({ expiresAt: '2028-11-20T12:00:00.000Z' }))).toBe(
      'certificate: STATEMENT_DIFFERS',
    );
  });

  it('cannot let a criterion that failed have passed', async () => {
    const { criteria } = statementOf(given.certified).predicate;
    const kinder = { ...criteria, notRun: [], passed: ['steps', 'whole', 'whole-too'] };
    expect(await given.broken(await given.lying({ criteria: kinder }))).toBe(
      'certificate: STATEMENT_DIFFERS',
    );
  });

  it('cannot write an assessment that the evidence does not give, were everything signed and logged', async () => {
    const text = Buffer.from(held('assessment').bytes).toString();
    const lifted = text.replace('"level":"basic","levels"', '"level":"integrated","levels"');
    expect(lifted).not.toBe(text);
    const forged = openMembers(swapped('assessment', lifted));
    const statement = statementOf(given.certified);
    const evidence = {
      ...statement.predicate.evidence,
      bundle: forged.indexDigest,
      assessment: sha256Digest(lifted),
    };
    const signed = signStatement(
      { ...statement, predicate: { ...statement.predicate, evidence, level: 'integrated' } },
      [seededKey('acme')],
    );
    const open = { ...forged, attestation: await given.world.record(signed) };
    expect(await given.broken(open)).toBe('verdict: VERIFY_VERDICT');
  });

  it('cannot escape recomputing by rules that nobody has', async () => {
    expect(await given.broken(await given.lying({ rules: '99' }))).toBe('verdict: VERIFY_RULES');
  });

  it('cannot judge by a guideline of its own under the published name', async () => {
    const { texts } = MINI_GUIDELINE;
    const own = parseGuidelineFiles({
      ...texts,
      guideline: texts.guideline.replace('rule: steps-passed', 'rule: recording-complete'),
    });
    const open = openMembers(await miniMembers({ guideline: own }));
    expect(await given.broken(await given.certify({}, open))).toBe('guideline: VERIFY_GUIDELINE');
    const other = parseGuidelineFiles({ ...texts, guideline: texts.guideline.replace('2026.11', '2031.01') });
    expect(
      await given.broken(await given.certify({}, openMembers(await miniMembers({ guideline: other })))),
    ).toBe('guideline: VERIFY_GUIDELINE');
  });

  it('cannot date a certificate after it was logged', async () => {
    expect(await given.broken(await given.certify({ issuedAt: '2026-11-21T11:00:00.000Z' }))).toBe(
      'entry: VERIFY_ORDER',
    );
  });
});

describe("a lab's key", () => {
  const rejected = { at: '2026-11-21T09:30:00.000Z', reason: 'stolen' };
  it('that had expired when it was logged counts for nothing', async () => {
    const believe = given.world.root({}, { acme: { validUntil: LOGGED_AT } });
    expect(await given.broken(given.certified, { believe })).toBe('keys: VERIFY_KEY_NOT_VALID');
  });
  it('that was not valid yet counts for nothing', async () => {
    const believe = given.world.root({}, { acme: { validFrom: '2026-11-21T10:00:00.001Z' } });
    expect(await given.broken(given.certified, { believe })).toBe('keys: VERIFY_KEY_NOT_VALID');
  });
  it('that has expired since is good', async () => {
    const believe = given.world.root({}, { acme: { validUntil: '2026-11-21T10:00:00.001Z' } });
    expect(await given.broken(given.certified, { believe })).toBe('nothing');
  });
  it('that was revoked before it was logged counts for nothing', async () => {
    expect(
      await given.broken(given.certified, { believe: given.world.root({}, { acme: { revoked: rejected } }) }),
    ).toBe('keys: VERIFY_KEY_REVOKED');
  });
  it('that was revoked after it was logged leaves it good', async () => {
    const revoked = { ...rejected, at: '2026-11-21T10:00:00.001Z' };
    expect(
      await given.broken(given.certified, { believe: given.world.root({}, { acme: { revoked } }) }),
    ).toBe('nothing');
  });
  it('that the trust root no longer names counts for nothing', async () => {
    const paper = given.world.trustRoot();
    const believe = given.world.root({ keys: paper.keys.filter(({ owner }) => owner !== 'acme') });
    expect(await given.broken(given.certified, { believe })).toBe('signatures: ENVELOPE_UNKNOWN_KEY');
  });
});

describe('the moment that is asked for', () => {
  const at = (time: string): Promise<string> => given.broken(given.certified, { at: new Date(time) });

  it('lies between logging and expiry, a year after the oldest run', async () => {
    expect(await at('2026-11-21T08:00:00.000Z')).toBe('time: VERIFY_NOT_YET');
    expect(await at('2026-11-21T09:45:00.000Z')).toBe('time: VERIFY_NOT_YET');
    expect(await at('2027-11-20T11:59:59.999Z')).toBe('nothing');
    expect(await at('2027-11-20T12:00:00.000Z')).toBe('time: VERIFY_EXPIRED');
  });
});
