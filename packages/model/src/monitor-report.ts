// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** What a monitor cries about, and what each means. The first six are about the log, the others about what is in it. */
export const ALARMS = {
  'two histories':
    'the log signed two trees of which neither starts with the other: keep both checkpoints, they prove it',
  'rolled back': 'the log shows fewer entries than it did',
  'bad checkpoint':
    'the checkpoint is malformed, of another log, or not signed by the key that the trust root names',
  'too few witnesses': 'fewer witnesses cosigned the checkpoint than the trust root asks for',
  'withheld or changed':
    'tiles or entries are missing, or are not those of the tree that the checkpoint names',
  unreachable: 'the log, or someone to compare with, cannot be read',
  stale: 'no newer checkpoint, and no fresh cosignature, for longer than was asked',
  'malformed entry': 'an entry is not one that this program can have written',
  'unknown key':
    'a statement is signed by a key, or a certificate is by a lab, that the trust root does not know',
  'key not in force': 'a key was used after it was revoked, after it expired, or before it was valid',
  'bad signature':
    'a statement is not what its signature is over, or speaks for someone else than its signer',
  'time backwards': 'an entry says that it was logged before the one in front of it, or later than now',
  watched: 'an entry is about an owner or a solution that was asked for',
} as const;
export type AlarmKind = keyof typeof ALARMS;

const alarm = z.strictObject({
  kind: z.enum(Object.keys(ALARMS) as [AlarmKind, ...AlarmKind[]]),
  message: z.string().describe('one sentence: what was found, and where'),
  index: z.int().min(0).optional().describe('of the entry, where it is about one'),
  evidence: z
    .record(z.string(), z.string())
    .optional()
    .describe('what proves it: notes, as they were signed'),
});
export type Alarm = z.infer<typeof alarm>;

/** What `touchstone log monitor` found at one look. */
export const monitorReport = z.strictObject({
  origin: z.string(),
  at: z.iso.datetime({ precision: 3 }),
  size: z.int().min(0).nullable().describe('of the last checkpoint that was good; null: none yet'),
  root: z.string().nullable().describe('its root hash, base64'),
  entries: z.int().min(0).describe('looked at this time'),
  waiting: z.int().min(0).describe('entries left for the next time'),
  witnesses: z.array(z.string()).describe('trusted witnesses that cosigned the checkpoint'),
  alarms: z.array(alarm),
  moreAlarms: z.int().min(0).describe('beyond those that are listed'),
});
export type MonitorReport = z.infer<typeof monitorReport>;
