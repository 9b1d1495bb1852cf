// SPDX-License-Identifier: Apache-2.0
import { openClaimedLog, type ClaimedLog } from '@touchstone/attest';
import { cleanText, type LogEntry, type LogListing } from '@touchstone/model';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { entryKind, entryLine } from './entry-line.js';
import { readLogTrust, type LogTrustOptions } from './read-log-trust.js';
import { withLogReader } from './with-log-reader.js';

export interface LogShowOptions extends LogTrustOptions {
  readonly kind?: readonly string[];
  readonly solution?: readonly string[];
  readonly lab?: readonly string[];
  readonly from?: number;
  readonly limit?: number;
  readonly format: 'text' | 'json' | 'ndjson';
}

/** `touchstone log show LOG`: size, root and entries, each held against the checkpoint's tree. */
export async function logShowCommand(
  where: string,
  options: LogShowOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const trust = await readLogTrust(options, env);
  await withLogReader(where, env, async (reader) => {
    const log = await openClaimedLog(reader, trust);
    await (options.format === 'json' ? showJson : showLines)(log, options, output);
  });
  return EXIT.reached;
}

async function showJson(log: ClaimedLog, options: LogShowOptions, output: Output): Promise<void> {
  const { origin, size, root, signed } = log;
  const entries: { index: number; entry: LogEntry }[] = [];
  for await (const one of chosenEntries(log, options)) entries.push(one);
  output.json({ origin, size, root, signed, entries } satisfies LogListing);
}

async function showLines(log: ClaimedLog, options: LogShowOptions, output: Output): Promise<void> {
  const { origin, size, root, signed } = log;
  const ndjson = options.format === 'ndjson';
  const word = signed ? 'signature verified' : 'signature not looked at: give --log-key or --trust-root';
  if (!ndjson) output.text(`${cleanText(origin)}: ${size} entries, root ${root} (${word})\n`);
  for await (const { index, entry } of chosenEntries(log, options)) {
    output.text(ndjson ? `${JSON.stringify({ index, entry })}\n` : entryLine(index, entry));
    await output.drained();
  }
}

async function* chosenEntries(
  log: ClaimedLog,
  { kind, solution, lab, from, limit = Infinity }: LogShowOptions,
): AsyncGenerator<{ readonly index: number; readonly entry: LogEntry }> {
  const has = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  let shown = 0;
  for await (const one of log.entries(from)) {
    const { entry } = one;
    const certificate = entry.kind === 'certificate' ? entry : undefined;
    if (!has(kind, entryKind(entry)) || !has(solution, certificate?.solution) || !has(lab, certificate?.lab))
      continue;
    if (shown >= limit) return;
    shown += 1;
    yield one;
  }
}
