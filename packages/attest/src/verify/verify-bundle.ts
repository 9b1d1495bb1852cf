// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type Verification } from '@touchstone/model';
import { evidenceOf } from '../bundle/evidence.js';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { believed } from './believed.js';
import { Chain, ChainBroken } from './chain.js';
import { Findings } from './findings.js';
import { bundleIsWhole } from './links/bundle-is-whole.js';
import { certificateEntry } from './links/certificate-entry.js';
import { certificateEnvelope } from './links/certificate-envelope.js';
import { certificateFollows } from './links/certificate-follows.js';
import { certificateStatement } from './links/certificate-statement.js';
import { goodSignatures } from './links/good-signatures.js';
import { goodWaivers, heldWaiver, readWaivers } from './links/good-waivers.js';
import { inForce } from './links/in-force.js';
import { keysValid } from './links/keys-valid.js';
import { loggedEntry, type LoggedPlace } from './links/logged-entry.js';
import { notTakenBack } from './links/not-taken-back.js';
import { publishedGuideline } from './links/published-guideline.js';
import { readAssessment, recomputedVerdict } from './links/recomputed-verdict.js';
import { sameHistory } from './links/same-history.js';
import { thisEvidence } from './links/this-evidence.js';
import { tellTrustRoot } from './links/trust-root.js';
import { waiversNotTakenBack } from './links/waivers-not-taken-back.js';
import { witnessed } from './links/witnessed.js';
import type { VerifyOptions } from './verify-options.js';

/**
 * Verifies a bundle: every link from its bytes to its verdict, in order, up to the first that breaks. A link that breaks is a
 * finding and not an exception: `verdict` is then `rejected`, and `broken` names the link.
 * @throws what is no statement about the bundle: a recording that cannot be read from disk, a defect
 */
export async function verifyBundle(open: OpenBundle, options: VerifyOptions): Promise<Verification> {
  const chain = new Chain();
  const findings = new Findings(open.path, options);
  try {
    await followChain(open, options, chain, findings);
  } catch (error) {
    if (!(error instanceof ChainBroken)) throw error;
  }
  return findings.conclude(chain);
}

/** The specification of what a verified bundle is: each step is the function of its name in `links/`. */
async function followChain(
  open: OpenBundle,
  options: VerifyOptions,
  chain: Chain,
  findings: Findings,
): Promise<void> {
  const { at } = options;
  await chain.link('bundle', (on) => bundleIsWhole(open, on));
  findings.index = open.indexDigest;

  const by = believed(options.believe);
  const { root } = by;
  if (root === undefined) chain.skip('trust-root', NAMED_KEY);
  else await chain.link('trust-root', (on) => tellTrustRoot(root, on));

  const envelope = await chain.link('envelope', (on) => certificateEnvelope(open, on));
  const signers = await chain.link('signatures', (on) => goodSignatures(envelope, by, on));
  const statement = await chain.link('statement', (on) => certificateStatement(envelope, signers, on));
  const certificate = statement.predicate;
  findings.certified(statement, envelope.payloadDigest, signers);

  await chain.link('evidence', (on) => thisEvidence(certificate, open, on));
  if (root === undefined) chain.skip('guideline', NAMED_KEY);
  else await chain.link('guideline', (on) => publishedGuideline(certificate, root, on));
  const judged = await chain.link('verdict', async (on) => {
    const evidence = evidenceOf(open.members, open.path);
    const assessment = options.recompute
      ? await recomputedVerdict(certificate, open, evidence, on)
      : readAssessment(open);
    return { evidence, assessment };
  });
  if (!options.recompute)
    chain.skip('verdict', 'You asked not to recompute: this is the word of who signed.');
  await chain.link('certificate', (on) => {
    const named = new Set(certificate.waived?.criteria.map(({ waiver }) => waiver));
    const waivers = readWaivers(open, (bytes) => named.has(sha256Digest(bytes))).map(heldWaiver);
    certificateFollows(statement, open, judged, waivers, on);
  });

  let logged = at;
  let place: LoggedPlace | undefined;
  if (root === undefined || options.log === 'before logging') {
    const why = root === undefined ? NAMED_KEY : 'It is verified before it is logged.';
    for (const id of ['entry', 'inclusion', 'witnesses', 'history', 'revocation'] as const)
      chain.skip(id, why);
    if (root === undefined) chain.skip('keys', NAMED_KEY);
    else await chain.link('keys', (on) => keysValid(signers, at, on));
    await chain.link('time', (on) => inForce(certificate, at, undefined, on));
  } else {
    const entry = await chain.link('entry', (on) => certificateEntry(open, envelope, statement, on));
    const found = await chain.link('inclusion', (on) => loggedEntry(open, entry, root, on));
    place = found;
    findings.logged(entry, found);
    const witnesses = await chain.link('witnesses', (on) => witnessed(entry, found, on));
    if (witnesses === 0) chain.skip('witnesses', NO_WITNESS);
    logged = new Date(entry.loggedAt);
    await chain.link('keys', (on) => keysValid(signers, logged, on));
    await chain.link('time', (on) => inForce(certificate, at, logged, on));
    const { log } = options;
    if (log === undefined) {
      for (const id of ['history', 'revocation'] as const) chain.skip(id, OFFLINE);
    } else {
      await chain.link('history', (on) => sameHistory(found, log, on));
      await chain.link('revocation', (on) => notTakenBack(found, signers, log, on));
    }
  }
  await chain.link('waivers', (on) => {
    const waivers = readWaivers(open);
    goodWaivers(waivers, statement, judged.assessment, by, { at, logged }, on);
    const { log } = options;
    if (place !== undefined && typeof log === 'object') waiversNotTakenBack(waivers, statement, place, log);
  });
}

const NAMED_KEY = 'A key that you named stands in the place of a trust root.';
const NO_WITNESS = 'The trust root asks for none: that everyone is shown the same log is its own word.';
const OFFLINE = 'Only the log tells; name it with --log.';
