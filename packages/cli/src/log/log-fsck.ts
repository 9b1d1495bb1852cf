// SPDX-License-Identifier: Apache-2.0
import { fsckLog, type FsckReport } from '@touchstone/attest';
import { cleanText } from '@touchstone/model';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readLogTrust, type LogTrustOptions } from './read-log-trust.js';
import { withLogReader } from './with-log-reader.js';

export interface LogFsckOptions extends LogTrustOptions {
  readonly format: 'text' | 'json';
}

/** Entries between two notes of how far it is: 400 bundles. */
const NOTED_EACH = 102_400;

/** `touchstone log fsck LOG`: everything derived again. 0: all follows; 1: something does not. */
export async function logFsckCommand(
  where: string,
  options: LogFsckOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const trust = await readLogTrust(options, env);
  const progress = (done: number, size: number): void => {
    if (done % NOTED_EACH === 0) output.note(`${done} of ${size} entries`);
  };
  const report = await withLogReader(where, env, (reader) => fsckLog(reader, { ...trust, progress }));
  if (options.format === 'json') output.json(report);
  else output.text(fsckText(report));
  return report.problemCount === 0 ? EXIT.reached : EXIT.notReached;
}

function fsckText(report: FsckReport): string {
  const { origin, size, root, entries, bundles, tiles, problems, problemCount } = report;
  const more = problemCount - problems.length;
  return [
    `${origin}: ${size} entries, root ${root}`,
    `Looked at: ${entries} entries in ${bundles} bundles, ${tiles} tiles derived from them.`,
    `Signature of the checkpoint: ${signatureText(report)}.`,
    `Signatures of statements: ${statementsText(report)}.`,
    ...problems.map(({ where, code, why }) => `✗ ${where}: ${why} [${code}]`),
    ...(more > 0 ? [`✗ and ${more} more`] : []),
    problemCount === 0 ? 'Everything follows from the entries.' : `${problemCount} problems.`,
    '',
  ]
    .map(cleanText)
    .join('\n');
}

function signatureText({ signed, witnesses, problems }: FsckReport): string {
  if (signed)
    return witnesses.length === 0 ? 'verified' : `verified, and cosigned by ${witnesses.join(', ')}`;
  return problems.some(({ where }) => where === 'checkpoint')
    ? 'not verified'
    : 'not looked at (give --log-key or --trust-root)';
}

function statementsText({ statements }: FsckReport): string {
  return statements === null ? 'not looked at (give --trust-root)' : `${statements} looked at`;
}
