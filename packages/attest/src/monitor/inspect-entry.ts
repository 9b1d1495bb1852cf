// SPDX-License-Identifier: Apache-2.0
import {
  isTouchstoneError,
  type CertificateEntry,
  type LogEntry,
  type Alarm,
  type AlarmKind,
} from '@touchstone/model';
import { readLoggedStatement, type StatementEntry } from '../life/log-statements.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import type { IndexedEntry } from '../log/read-entries.js';
import { keyStanding } from '../trust/key-standing.js';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { keysRevokedBy } from './revoked-keys.js';

/** What a monitor knows while it goes through the entries, in their order. */
export interface Inspection {
  readonly root: TrustedRoot;
  /** Owners and solutions whose entries are to be told. */
  readonly watch: ReadonlySet<string>;
  readonly now: Date;
  /** Keys that entries so far took back; grows. */
  readonly revoked: Set<string>;
  /** When the entry before was logged. */
  loggedAt: string | null;
}

/** Clocks differ: an entry or a cosignature may be so many milliseconds ahead of ours. */
export const CLOCKS_AHEAD = 5 * 60_000;

/** Looks at one entry, already held against the tree, and says what is wrong with it or is asked for. */
export function inspectEntry(
  { index, entry: bytes }: IndexedEntry,
  inspection: Inspection,
): readonly Alarm[] {
  const alarm = (kind: AlarmKind, message: string): Alarm => ({ kind, message, index });
  let entry: LogEntry;
  try {
    entry = parseLogEntry(bytes, `log entry ${index}`);
  } catch (error) {
    if (!isTouchstoneError(error)) throw error;
    return [alarm('malformed entry', error.message)];
  }
  const alarms = timeFaults(entry, inspection).map((fault) =>
    alarm('time backwards', `Entry ${index} ${fault}.`),
  );
  const found =
    entry.kind === 'certificate'
      ? certificateFaults(entry, inspection)
      : statementFaults({ index, entry }, inspection);
  alarms.push(...found.map(([kind, why]) => alarm(kind, `Entry ${index}: ${why}`)));
  const watched = idsOf(entry).filter((id) => inspection.watch.has(id));
  if (watched.length > 0)
    alarms.push(alarm('watched', `Entry ${index} is about ${watched.join(', ')}: ${summary(entry)}.`));
  inspection.loggedAt = entry.loggedAt;
  return alarms;
}

type Fault = readonly [kind: AlarmKind, why: string];

function timeFaults({ loggedAt }: LogEntry, { loggedAt: before, now }: Inspection): string[] {
  if (before !== null && Date.parse(loggedAt) < Date.parse(before))
    return [`says that it was logged at ${loggedAt}, the one before at ${before}`];
  if (Date.parse(loggedAt) > now.getTime() + CLOCKS_AHEAD)
    return [`says that it was logged at ${loggedAt}, which is yet to come`];
  return [];
}

/** The certificate itself lies in its bundle: what the entry alone can show is whether its lab could have signed it then. */
function certificateFaults({ lab, loggedAt }: CertificateEntry, { root, revoked }: Inspection): Fault[] {
  if (root.findOwner(lab) === undefined) return [['unknown key', `the trust root knows no lab ${lab}.`]];
  const keys = root.keys.filter((key) => key.owner === lab && key.may.includes('certify'));
  if (keys.length === 0) return [['unknown key', `the trust root knows no key by which ${lab} may certify.`]];
  const at = new Date(loggedAt);
  if (keys.some((key) => keyStanding(key, at) === 'valid' && !revoked.has(key.id))) return [];
  return [['key not in force', `no key of ${lab} was in force when it was logged, at ${loggedAt}.`]];
}

function statementFaults(logged: { index: number; entry: StatementEntry }, inspection: Inspection): Fault[] {
  const { root, revoked } = inspection;
  const at = new Date(logged.entry.loggedAt);
  const faults = logged.entry.envelope.signatures.flatMap(({ keyid }): Fault[] => {
    const key = root.findKey(keyid);
    if (key === undefined)
      return [['unknown key', `signed by the key ${keyid}, which the trust root does not know.`]];
    const standing = revoked.has(keyid) ? 'revoked' : keyStanding(key, at);
    return standing === 'valid'
      ? []
      : [['key not in force', `signed by the key ${keyid} of ${key.owner}, which was ${standing}.`]];
  });
  if (faults.length > 0) return faults;
  try {
    const statement = readLoggedStatement(logged, root, (id) => revoked.has(id));
    for (const key of keysRevokedBy(statement, root)) revoked.add(key.id);
    return [];
  } catch (error) {
    if (!isTouchstoneError(error)) throw error;
    return [['bad signature', error.message]];
  }
}

/** Whose papers an entry is about: solution, lab, signer's owner. Unverified: a watcher wants to hear of forgeries, too. */
function idsOf(entry: LogEntry): readonly string[] {
  if (entry.kind === 'certificate') return [entry.solution, entry.lab];
  try {
    const { predicate } = JSON.parse(Buffer.from(entry.envelope.payload, 'base64').toString('utf8')) as {
      predicate?: Record<string, unknown>;
    };
    const ids = [predicate?.['solution'], predicate?.['by'], predicate?.['owner']];
    return [...new Set(ids.filter((id) => typeof id === 'string'))];
  } catch {
    return [];
  }
}

function summary(entry: LogEntry): string {
  if (entry.kind === 'statement') return `a ${entry.predicateType.split(':')[2] ?? 'statement'}`;
  return `a certificate of ${entry.solution} by ${entry.lab}, ${entry.level ?? 'no level'}, guideline ${entry.guideline}`;
}
