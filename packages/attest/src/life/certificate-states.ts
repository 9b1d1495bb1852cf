// SPDX-License-Identifier: Apache-2.0
import type { CertificateEntry, KeyOwner, LogEntry, TrustedKey } from '@touchstone/model';
import { keyStanding } from '../trust/key-standing.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import {
  believedStatements,
  type BelievedStatements,
  type RefusedEntry,
  type RevokedKey,
} from './believed-statements.js';
import { groupBy } from './group-by.js';
import type { LoggedEntry } from './log-statements.js';
import { renewals } from './renewals.js';
import { reproductions } from './reproductions.js';
import { applyRevocation, type AppliedRevocation, type LoggedRevocation } from './revocations.js';
import { trustTier, type TrustTier } from './trust-tier.js';
import { isWaiverFor, waiverStates, type WaiverState } from './waiver-states.js';

/** A certificate of the log at one point in time. */
export interface CertificateState {
  readonly index: number;
  readonly entry: CertificateEntry;
  /** `not believed`: the trust root knows no key by which its lab could have signed it when it was logged. */
  readonly state: 'valid' | 'expired' | 'superseded' | 'revoked' | 'not believed';
  /** One sentence. */
  readonly why: string;
  /** Since when it is in this state. */
  readonly since: string;
  /** Null where it is not believed. */
  readonly tier: TrustTier | null;
  /** Independent labs whose certificates with the same outcome are in force, sorted. */
  readonly reproducedBy: readonly string[];
  /** Index of the newest certificate of the same solution, guideline and lab that rests on newer runs. */
  readonly renewedBy: number | null;
  /** In force, for its solution, versions and guideline. */
  readonly waivers: readonly WaiverState[];
  /** All that name it; those without effect, too. */
  readonly revocations: readonly AppliedRevocation[];
}

/** What a log says of everything in it, by a trust root, at one point in time. */
export interface LogLife {
  readonly at: string;
  readonly certificates: readonly CertificateState[];
  readonly waivers: readonly WaiverState[];
  /** Keys of the trust root that revocations of the log name. */
  readonly keys: readonly RevokedKey[];
  /** All that signers who are believed have logged, whatever they name. */
  readonly revocations: readonly LoggedRevocation[];
  /** Revocations that name nothing that the log or the trust root holds. */
  readonly aimless: readonly LoggedRevocation[];
  /** Statements that count for nothing. */
  readonly refused: readonly RefusedEntry[];
}

type Judged = Pick<CertificateState, 'index' | 'entry' | 'state' | 'why' | 'since' | 'revocations'> & {
  readonly owner: KeyOwner | undefined;
};

/**
 * What became of the certificates of a log: pure, the same answer anywhere. Entries logged after `at` are left out of
 * account, so that the answer is the one that the log gave then. An entry of the log is taken at its word where only the
 * bundle can show more (its signature, its expiry): whoever writes into a log verifies bundles first, and `verify` does again.
 *
 * @param entries all entries of the log in its order, already held against its checkpoint
 */
export function certificateStates(
  entries: readonly LoggedEntry<LogEntry>[],
  root: TrustedRoot,
  at: Date,
): LogLife {
  const known = entries.filter(({ entry }) => Date.parse(entry.loggedAt) <= at.getTime());
  const believed = believedStatements(known, root);
  const revocationsOf = groupBy(believed.revocations, (one) =>
    one.subjects.map((hex) => (one.what === 'key' ? hex : `sha256:${hex}`)),
  );
  const certificates = known.flatMap(({ index, entry }) =>
    entry.kind === 'certificate' ? [{ index, entry }] : [],
  );
  const supersededBy = groupBy(certificates, ({ entry }) => entry.supersedes ?? []);
  const certifiers = groupBy(
    root.keys.filter((key) => key.may.includes('certify')),
    (key) => key.owner,
  );
  const judged = certificates.map((one) =>
    judge(one, { root, certifiers, at, believed, revocationsOf, supersededBy }),
  );
  const waivers = waiverStates(believed.waivers, revocationsOf, at);
  const named = new Set([
    ...certificates.map(({ entry }) => entry.statement),
    ...believed.waivers.map(({ logged }) => logged.payload),
    ...root.keys.map((key) => key.id),
  ]);
  return {
    at: at.toISOString(),
    certificates: beside(judged, waivers),
    waivers,
    keys: believed.keys,
    revocations: believed.revocations,
    aimless: believed.revocations.filter(
      (one) => !one.subjects.some((hex) => named.has(one.what === 'key' ? hex : `sha256:${hex}`)),
    ),
    refused: believed.refused,
  };
}

interface Known {
  readonly root: TrustedRoot;
  readonly certifiers: (owner: string) => readonly TrustedKey[];
  readonly at: Date;
  readonly believed: BelievedStatements;
  readonly revocationsOf: (statement: string) => readonly LoggedRevocation[];
  readonly supersededBy: (statement: string) => readonly LoggedEntry<CertificateEntry>[];
}

/** The gravest comes first: not believed, revoked, superseded, expired. */
function judge({ index, entry }: LoggedEntry<CertificateEntry>, known: Known): Judged {
  const owner = known.root.findOwner(entry.lab);
  const revocations = known
    .revocationsOf(entry.statement)
    .filter((one) => one.what === 'certificate')
    .map((one) => applyRevocation(one, entry.lab));
  const said = { index, entry, owner, revocations };
  const disbelief = whyNotBelieved({ index, entry }, owner, known);
  if (disbelief !== undefined)
    return { ...said, state: 'not believed', since: entry.loggedAt, why: disbelief };
  const revoked = revocations.find((one) => one.effect);
  if (revoked !== undefined) {
    const why = `Revoked by ${revoked.by} (${revoked.reason}): ${revoked.statement}`;
    return { ...said, state: 'revoked', since: later(revoked.loggedAt, entry.loggedAt), why };
  }
  const successor = known
    .supersededBy(entry.statement)
    .find((next) => next.index > index && isOfOneLab(entry, next.entry) && isBelieved(next, known));
  if (successor !== undefined) {
    const why = `${entry.lab} put the certificate of entry ${successor.index} in its place.`;
    return { ...said, state: 'superseded', since: successor.entry.loggedAt, why };
  }
  if (known.at.getTime() >= Date.parse(entry.expiresAt)) {
    return { ...said, state: 'expired', since: entry.expiresAt, why: 'Nothing newer was run in time.' };
  }
  return { ...said, state: 'valid', since: entry.issuedAt, why: `In force until ${entry.expiresAt}.` };
}

/** Only the lab itself puts another certificate in place of its own, or any lab could end those of others. */
function isOfOneLab(one: CertificateEntry, next: CertificateEntry): boolean {
  return one.lab === next.lab && one.solution === next.solution;
}

function isBelieved(one: LoggedEntry<CertificateEntry>, known: Known): boolean {
  return whyNotBelieved(one, known.root.findOwner(one.entry.lab), known) === undefined;
}

/** The entry does not say which key signed: where none of the lab's keys could have, no signature can be good. */
function whyNotBelieved(
  { index, entry }: LoggedEntry<CertificateEntry>,
  owner: KeyOwner | undefined,
  { certifiers, believed }: Known,
): string | undefined {
  if (owner === undefined) return `The trust root knows nobody by the name ${entry.lab}.`;
  const loggedAt = new Date(entry.loggedAt);
  const could = certifiers(entry.lab).some(
    (key) => keyStanding(key, loggedAt) === 'valid' && !believed.isRevoked(key.id, index),
  );
  return could ? undefined : `No key of ${entry.lab} could certify when it was logged.`;
}

/** Adds what only all certificates together show: tier, renewal, waivers. */
function beside(judged: readonly Judged[], waivers: readonly WaiverState[]): CertificateState[] {
  const labsBeside = reproductions(
    judged.flatMap(({ state, entry, owner }) =>
      state === 'valid' && owner !== undefined ? [{ entry, owner }] : [],
    ),
  );
  const renewalOf = renewals(judged.filter((one) => one.state !== 'not believed' && one.state !== 'revoked'));
  const waiversOf = groupBy(
    waivers.filter((one) => one.state === 'in force'),
    (one) => one.solution,
  );
  return judged.map(({ owner, ...one }) => {
    const { entry } = one;
    const believed = one.state !== 'not believed' && owner !== undefined;
    const labs = believed ? labsBeside({ entry, owner }) : [];
    return {
      ...one,
      tier: believed ? trustTier(owner, labs) : null,
      reproducedBy: labs.map(({ id }) => id),
      renewedBy: renewalOf(one),
      waivers: waiversOf(entry.solution).filter((waiver) => isWaiverFor(waiver, entry)),
    };
  });
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
