// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';
import { requestFraming, responseFraming, statusOf } from '../../testing/wire/wire-framing.js';
import { WireReader, type WireMessage } from '../../testing/wire/wire-reader.js';
import { wireValues, type WireHead } from '../../testing/wire/wire-head.js';
import { comparableRequest, comparableResponse, type Comparable } from './compare-messages.js';
import type { CaseRun } from './run-case.js';
import type { TortureBench } from './torture-bench.js';
import { isAnswered, lineOf, type Outcome } from './torture-case.js';

/** @returns what is wrong, a sentence each, and how many lines the case should have left */
export function checkOutcomes(
  run: CaseRun,
  bench: TortureBench,
  before: { readonly lines: number; readonly malformed: number },
): { readonly wrong: string[]; readonly wanted: number } {
  const wrong: string[] = [];
  const { outcomes, after } = run.expect;
  const { client } = run;
  const written = bench.lines.slice(before.lines).map(({ end, status }) => ({ end, status }));
  let answer = 0;
  let refused = 0;
  const wanted: { end: string; status: number | null }[] = [];
  outcomes.forEach((outcome, index) => {
    const got = isAnswered(outcome) ? client.answers[answer++] : undefined;
    const say = (what: string): void => void wrong.push(`request ${index + 1}: ${what}`);
    checkReached(run, bench, { outcome, index }, say);
    checkAnswer(run, { outcome, index, got }, say);
    const status = got ? statusOf(got) : statusOfPartial(client.partial?.line);
    // An engine may have begun an exchange of which nothing has reached the cloud yet.
    const reached =
      bench.cloud.received.some(({ nonce }) => nonce === run.nonces[index]) ||
      written.some(({ end }) => end === 'client-aborted');
    const line = lineOf(outcome, status, reached);
    if (line?.end === 'refused' && outcome.kind !== 'outside') refused += 1;
    if (line) wanted.push({ end: line.end, status: line.status });
  });
  if (client.answers.length !== answer) {
    const told = client.answers.map(({ line }) => line).join(', ');
    wrong.push(`${client.answers.length} answers came, not ${answer}: ${told}`);
  }
  if (client.broken !== undefined) wrong.push(`the client received no HTTP: ${client.broken}`);
  if (after === 'closed' && !client.closed) wrong.push('the connection did not end');
  if (after === 'open' && client.closed) wrong.push('the connection ended');
  const sorted = (lines: readonly object[]): string[] => lines.map((one) => JSON.stringify(one)).sort();
  if (!isDeepStrictEqual(sorted(written), sorted(wanted)))
    wrong.push(`the lines are ${JSON.stringify(written)}, not ${JSON.stringify(wanted)}`);
  const counted = bench.recorder.stats().malformed - before.malformed;
  if (counted !== refused) wrong.push(`${counted} requests were counted as malformed, not ${refused}`);
  return { wrong, wanted: wanted.length };
}

type Say = (what: string) => void;

/** Whether the request reached the cloud once, or not at all, and unchanged. */
function checkReached(
  run: CaseRun,
  bench: TortureBench,
  { outcome, index }: { readonly outcome: Outcome; readonly index: number },
  say: Say,
): void {
  const nonce = run.nonces[index];
  const reached = bench.cloud.received.filter((one) => one.nonce === nonce);
  const may = ['forwarded', 'lost', 'cut', 'aborted', 'spoiled'].includes(outcome.kind);
  if (nonce === undefined || !may) {
    if (reached.length > 0) say('reached the cloud');
    return;
  }
  const unreachable = outcome.kind === 'lost' && outcome.unreachable === true;
  const might = unreachable || outcome.kind === 'aborted' || outcome.kind === 'spoiled';
  if (reached.length === 0 && !might) say('did not reach the cloud');
  if (reached.length > 1 && outcome.kind === 'forwarded') say('reached the cloud more than once');
  for (const { head } of reached) {
    const hosts = wireValues(head.headers, 'host');
    if (!isDeepStrictEqual(hosts, [bench.cloud.origin.slice(7)]))
      say(`went to the host ${hosts.join(' and ')}`);
  }
  if (outcome.kind === 'spoiled' && reached.some(({ message }) => message)) say('reached the cloud whole');
  if (outcome.kind !== 'forwarded') return;
  const asked = outcome.asks ?? run.sent;
  const want = messagesIn(fillFor(asked, nonce, bench), requestFraming).find(({ line }) =>
    line.includes(nonce),
  );
  const got = reached[0]?.message;
  if (outcome.unsent) return;
  if (!want) say('is none that a strict reader can read: the case must say what the cloud should receive');
  else if (!got) say('did not reach the cloud whole');
  else
    differences(comparableRequest(want), comparableRequest(got)).forEach((one) =>
      say(`the cloud got ${one}`),
    );
}

/** Whether the answer is the one that this request got from the cloud, unchanged; or the recorder's own. */
function checkAnswer(
  run: CaseRun,
  {
    outcome,
    index,
    got,
  }: { readonly outcome: Outcome; readonly index: number; readonly got: WireMessage | undefined },
  say: Say,
): void {
  const { client } = run;
  const nonce = run.nonces[index] ?? '';
  const told = isAnswered(outcome) && !got;
  if (told) return say('was not answered');
  const own = ownStatus(outcome);
  if (own) {
    if (!own.includes(statusOf(got!))) say(`was answered ${got!.line}, not ${own}`);
    if ('status' in outcome && !wireValues(got!.headers, 'connection').includes('close'))
      say('was refused without word that the connection ends');
    return;
  }
  const text = scriptText(run, index).replaceAll('{N}', nonce);
  if (outcome.kind === 'cut') {
    if (!client.partial) return say('has an answer that does not look cut off');
    if (!text.includes(client.partial.body.toString('latin1'))) say('got a body that the cloud did not send');
    return;
  }
  if (outcome.kind !== 'forwarded') return;
  const before = client.interim.filter((one) => one.before === index).map(({ status }) => status);
  const interim = outcome.interim ?? [];
  if (!isDeepStrictEqual(before, [...interim])) say(`got the interim answers ${before}, not ${interim}`);
  const expected = (outcome.answer ?? text).replaceAll('{N}', nonce);
  const framing = (head: WireHead): ReturnType<typeof responseFraming> =>
    statusOf(head) === 101 ? { kind: 'close' } : responseFraming(head, run.methodOf(index));
  const want = messagesIn(expected, framing).find((one) => statusOf(one) >= 200 || statusOf(one) === 101);
  if (!want) return say('the case must say what the client should receive');
  differences(comparableResponse(want), comparableResponse(got!)).forEach((one) =>
    say(`the client got ${one}`),
  );
}

/** The statuses that the recorder itself may answer with; undefined where the answer is the cloud's. */
function ownStatus(outcome: Outcome): readonly number[] | undefined {
  if (outcome.kind === 'refused' || outcome.kind === 'spoiled') return outcome.status;
  if (outcome.kind === 'outside') return [404];
  return outcome.kind === 'lost' ? [502] : undefined;
}

function scriptText(run: CaseRun, index: number): string {
  const steps = run.scriptOf(index)?.steps ?? [];
  return steps
    .map((step) => (typeof step === 'string' ? step : 'repeat' in step ? step.repeat.repeat(step.times) : ''))
    .join('');
}

function fillFor(text: string, nonce: string, bench: TortureBench): string {
  return text
    .replaceAll('{T}', `/object-store/v1/AUTH_1/c/${nonce}`)
    .replaceAll('{N}', nonce)
    .replaceAll('{CLOUD}', bench.cloud.origin);
}

/** The messages of a text, up to the first that cannot be read. */
function messagesIn(
  text: string,
  framing: (head: WireHead) => ReturnType<typeof responseFraming>,
): WireMessage[] {
  const found: WireMessage[] = [];
  const reader = new WireReader({ head: framing, message: (one) => found.push(one) });
  try {
    reader.push(Buffer.from(text, 'latin1'));
    reader.end();
  } catch {
    // What stands before is what counts.
  }
  return found;
}

function differences(want: Comparable, got: Comparable): string[] {
  const parts: (keyof Comparable)[] = ['line', 'headers', 'body', 'trailers'];
  return parts
    .filter((part) => !isDeepStrictEqual(want[part], got[part]))
    .map((part) => `${part} ${shown(got[part])}, not ${shown(want[part])}`);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length})` : text;
}

function statusOfPartial(line: string | undefined): number | null {
  return line === undefined ? null : statusOf({ line, headers: [] });
}
