// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  followLog,
  monitorStateText,
  parseMonitorState,
  type Followed,
  type MonitorState,
  type TrustedRoot,
} from '@touchstone/attest';
import {
  cleanText,
  formatCounted,
  isTouchstoneError,
  TouchstoneError,
  type MonitorReport,
  type TrustedLog,
} from '@touchstone/model';
import { withLogReader } from '../log/with-log-reader.js';
import type { Output } from '../output.js';
import { readBytes } from '../papers/read-bytes.js';
import { EXIT, refusalText } from '../refusal.js';
import { readTrustRoot } from '../trust/read-trust-root.js';
import { replaceFile } from '../trust/replace-file.js';
import { readOtherCheckpoints } from './other-checkpoints.js';
import { stopSignal } from './until-interrupted.js';

export interface LogMonitorOptions {
  readonly state: string;
  readonly trustRoot?: readonly string[];
  readonly origin?: string;
  /** Seconds between two looks; without it there is one. */
  readonly every?: number;
  readonly watch?: readonly string[];
  /** Seconds. */
  readonly stale?: number;
  readonly compare?: readonly string[];
  readonly format: 'text' | 'json';
}

const STATE_LIMIT = 4 * 1024 * 1024;
/** One look takes no longer; what is left waits for the next. */
const LOOK_MILLISECONDS = 15 * 60_000;

/** `touchstone log monitor LOG --state FILE`: 0 where nothing is wrong, 1 on an alarm. */
export async function logMonitorCommand(
  where: string,
  options: LogMonitorOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { every } = options;
  const stop = every === undefined ? undefined : stopSignal();
  let alarmed = false;
  for (;;) {
    const isCalm = await lookOnce(where, options, output, env).catch((error: unknown) => {
      // What cannot be looked at once may be there the next time; a monitor that ends then watches nothing.
      if (every === undefined || !isTouchstoneError(error)) throw error;
      output.note(refusalText(error, false).trimEnd());
      return false;
    });
    alarmed ||= !isCalm;
    if (every !== undefined) await sleep(every * 1000, undefined, { signal: stop }).catch(() => undefined);
    if (stop?.aborted ?? true) return alarmed ? EXIT.notReached : EXIT.reached;
  }
}

/** Returns whether nothing is wrong. */
async function lookOnce(
  where: string,
  options: LogMonitorOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  const now = new Date();
  const root = await readTrustRoot(options.trustRoot, env, now);
  const before = await readState(options.state);
  const log = logOf(root, before?.origin ?? options.origin, now);
  if (before === undefined)
    output.note(`${options.state} is new: what the log did before is not known to this monitor.`);
  return withLogReader(where, env, async (reader) => {
    const { others, alarms } = await readOtherCheckpoints(options.compare ?? [], log.origin);
    const { watch = [], stale } = options;
    const staleAfter = stale === undefined ? {} : { staleAfter: stale * 1000 };
    const until = AbortSignal.timeout(LOOK_MILLISECONDS);
    const look = { root, log, now, watch, others, until, ...staleAfter };
    const followed = await followLog(reader, before, look);
    await writeState(options.state, before, followed.state);
    const all = { ...followed, alarms: [...alarms, ...followed.alarms] };
    show(all, log, now, options.format, output);
    return all.alarms.length === 0;
  });
}

async function readState(file: string): Promise<MonitorState | undefined> {
  return existsSync(file) ? parseMonitorState(await readBytes(file, STATE_LIMIT), file) : undefined;
}

async function writeState(
  file: string,
  before: MonitorState | undefined,
  state: Followed['state'],
): Promise<void> {
  if (state === undefined) return;
  const text = monitorStateText(state);
  if (before === undefined || text !== monitorStateText(before)) await replaceFile(file, text, [file]);
}

/** Which log is meant is ours to say: a server that is asked for one could show another that the trust root names, too. */
function logOf(root: TrustedRoot, origin: string | undefined, now: Date): TrustedLog {
  const isIn = ({ validFrom, validUntil }: TrustedLog): boolean =>
    now.getTime() >= Date.parse(validFrom) && now.getTime() < Date.parse(validUntil);
  const logs = root.paper.logs.filter((log) => isIn(log) && (origin === undefined || log.origin === origin));
  const [log] = logs;
  if (log !== undefined && logs.length === 1) return log;
  const known = root.paper.logs.map((one) => one.origin).join(', ') || 'none';
  throw new TouchstoneError(
    'CLI_USAGE',
    log === undefined ? `The trust root knows no log ${origin ?? ''} at this time.` : 'Which log is it?',
    { hint: `Name one with --origin. The trust root knows: ${known}.` },
  );
}

function show(followed: Followed, log: TrustedLog, now: Date, format: 'text' | 'json', output: Output): void {
  const { alarms, moreAlarms, entries, waiting, witnesses, state } = followed;
  const size = state?.size ?? null;
  if (format === 'json') {
    const root = state?.root ?? null;
    const report: MonitorReport = {
      origin: log.origin,
      at: now.toISOString(),
      size,
      root,
      entries,
      waiting,
      witnesses: [...witnesses],
      alarms: [...alarms],
      moreAlarms,
    };
    return output.json(report);
  }
  const lines = alarms.map(({ kind, message }) => `✗ ${kind}: ${message}`);
  if (moreAlarms > 0) lines.push(`✗ and ${moreAlarms} more`);
  const seen = witnesses.length === 0 ? 'no witness' : witnesses.join(', ');
  const rest = waiting > 0 ? `, ${waiting} wait for the next time` : '';
  lines.push(
    `${now.toISOString()} ${log.origin}: ${formatCounted(size ?? 0, 'entry', 'entries')}, cosigned by ${seen}; ${entries} looked at${rest}; ` +
      (alarms.length === 0 ? 'nothing is wrong' : formatCounted(alarms.length + moreAlarms, 'alarm')),
  );
  output.text(`${lines.map(cleanText).join('\n')}\n`);
}
