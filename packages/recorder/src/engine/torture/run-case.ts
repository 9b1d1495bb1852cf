// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { openScriptedClient, type ScriptedClient } from './scripted-client.js';
import type { TortureBench } from './torture-bench.js';
import { isAnswered, type CloudScript, type Expectation, type TortureCase } from './torture-case.js';
import type { Slicing } from './play-steps.js';
import { checkOutcomes } from './check-outcomes.js';
import { statusOf } from '../../testing/wire/wire-framing.js';

export const HIDDEN = 'DELETE /object-store/v1/AUTH_1/c/hidden HTTP/1.1\r\nHost: h\r\n\r\n';
const TARGET = '/object-store/v1/AUTH_1/c/';
const PATIENCE_MS = 2000;

/** What the checks look at when a case has run. */
export interface CaseRun {
  readonly expect: Expectation;
  /** Nonces of the case's requests, in order. */
  readonly nonces: readonly string[];
  /** All bytes that the client was to send, in Latin-1. */
  readonly sent: string;
  readonly client: ScriptedClient;
  readonly scriptOf: (index: number) => CloudScript | undefined;
  readonly methodOf: (index: number) => string;
}

/** A cloud's answer unless a case says otherwise: it names the request that it belongs to. */
export const PLAIN_ANSWER = 'HTTP/1.1 200 OK\r\nX-Nonce: {N}\r\nContent-Length: 2\r\n\r\nok';
const PLAIN: CloudScript = { steps: [PLAIN_ANSWER] };
const PLAIN_HEAD: CloudScript = { steps: [PLAIN_ANSWER.slice(0, -2)] };

/**
 * Plays a case against a recorder and checks what came of it.
 * @returns what is wrong, a sentence each; empty when all promises were kept
 */
export async function runCase(
  bench: TortureBench,
  test: TortureCase,
  { expect, slicing }: { expect: Expectation; slicing: Slicing },
): Promise<readonly string[]> {
  const run = bench.nextRun();
  const nonces: string[] = [];
  const newNonce = (): string => {
    nonces.push(`n${run}-${nonces.length}-`);
    return nonces.at(-1)!;
  };
  // Filled once, as what is sent; steps are filled from it in order, so that both agree.
  const fillText = (text: string): string =>
    text
      .replaceAll('{HIDDEN}', HIDDEN)
      .replaceAll('{CLOUD}', bench.cloud.origin)
      .replaceAll('{PORT}', String(bench.port))
      .replace(/\{[TN]\}/g, (mark) => (mark === '{T}' ? TARGET + newNonce() : (nonces.at(-1) ?? newNonce())));
  const steps = test.client.map((step) => (typeof step === 'string' ? fillText(step) : step));
  const sent = steps
    .map((step) => (typeof step === 'string' ? step : 'repeat' in step ? step.repeat.repeat(step.times) : ''))
    .join('');
  const methodOf = (index: number): string => methodIn(sent, nonces[index]);
  const scriptOf = (index: number): CloudScript =>
    test.cloud?.[Math.min(index, test.cloud.length - 1)] ?? (methodOf(index) === 'HEAD' ? PLAIN_HEAD : PLAIN);
  nonces.forEach((nonce, index) => bench.cloud.scripts.set(nonce, scriptOf(index)));
  bench.cloud.slicing = slicing;
  const before = { lines: bench.lines.length, malformed: bench.recorder.stats().malformed };
  bench.cloud.received.length = 0;
  bench.cloud.violations.length = 0;

  const client = await openScriptedClient(bench.port, methodOf);
  const answered = expect.outcomes.filter(isAnswered).length;
  const written = expect.outcomes.filter((one) => one.kind !== 'dropped').length;
  await client.play(steps, (text) => text, slicing);
  const whole = expect.outcomes.flatMap((one, index) =>
    one.kind === 'forwarded' && !one.unsent ? [nonces[index]] : [],
  );
  const arrived = (nonce: string | undefined): boolean =>
    bench.cloud.received.some((one) => one.nonce === nonce && one.message !== undefined);
  await client.until(
    () =>
      whole.every(arrived) &&
      (client.answers.length >= answered || client.broken !== undefined) &&
      (expect.after === 'open' || client.closed) &&
      bench.lines.length - before.lines >= written,
    PATIENCE_MS,
  );
  // A broken-off exchange may be written down just behind the refusal.
  if (expect.outcomes.some(({ kind }) => kind === 'spoiled')) await sleep(20);
  const { wrong, wanted } = checkOutcomes(
    { expect, nonces, sent, client, scriptOf, methodOf },
    bench,
    before,
  );
  // What a cloud sends behind an answer must be there before the connection to it is used again: later, nobody could tell.
  if (expect.after === 'open') await client.until(() => bench.cloud.playing === 0, 500);
  if (expect.after === 'open') wrong.push(...(await askAgain(bench, client, 'the same connection')));
  client.destroy();
  const fresh = await openScriptedClient(bench.port, () => 'GET');
  wrong.push(...(await askAgain(bench, fresh, 'a fresh connection')));
  fresh.destroy();
  const clean = expect.after === 'open' ? 2 : 1;
  await client.until(() => bench.lines.length - before.lines >= wanted + clean, 1000);
  const lines = bench.lines.slice(before.lines);
  if (lines.length !== wanted + clean) {
    const told = lines.map((line) => `${line.end} ${line.status}`).join(', ');
    wrong.push(`${lines.length} lines were written, not ${wanted + clean}: ${told}`);
  }
  wrong.push(...bench.failures.splice(0).map((one) => `the recording failed: ${String(one)}`));
  wrong.push(...bench.cloud.violations.map((one) => `the cloud received ${one}`));
  return wrong;
}

/** A clean request must be answered with its own answer, whatever came before. */
async function askAgain(bench: TortureBench, client: ScriptedClient, where: string): Promise<string[]> {
  const nonce = `n${bench.nextRun()}-0-`;
  bench.cloud.scripts.set(nonce, PLAIN);
  const count = client.answers.length;
  await client.play([`GET ${TARGET}${nonce} HTTP/1.1\r\nHost: h\r\n\r\n`], (text) => text, 'whole');
  await client.until(() => client.answers.length > count || client.closed, PATIENCE_MS);
  const answer = client.answers[count];
  if (!answer) return [`a clean request on ${where} was not answered (${client.broken ?? 'silence'})`];
  const [own] = answer.headers.filter((_, at) => answer.headers[at - 1] === 'X-Nonce');
  return own === nonce && statusOf(answer) === 200
    ? []
    : [`a clean request on ${where} got ${answer.line} of ${own ?? 'nobody'}`];
}

function methodIn(sent: string, nonce: string | undefined): string {
  if (nonce === undefined) return 'GET';
  const line = sent.slice(0, sent.indexOf(nonce)).split('\n').at(-1)!;
  return /([A-Z]+) +\S*$/.exec(line)?.[1] ?? 'GET';
}
