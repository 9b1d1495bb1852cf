// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../../packages/recorder/src/testing/engines.js';
import { startTestRecorder } from '../../packages/recorder/src/testing/local-cloud.js';
import { ALLOWED_DIFFERENCES } from './support/allowed-differences.js';
import { driveConnections } from './support/drive-connections.js';
import { viewOf, type ExchangeView, type MessageView } from './support/exchange-view.js';
import { plannedMessages, type PlannedExchange } from './support/planned-exchange.js';
import { planConnections } from './support/plan-connections.js';
import { startReferenceUpstream, type ReferenceUpstream } from './support/reference-upstream.js';
import { createSeededRandom } from './support/seeded-random.js';
import { findNginx, startNginx } from './support/start-nginx.js';

const COUNT = 10_000;
const SEED = Number(process.env['TOUCHSTONE_SEED'] ?? 20261122);
const connections = planConnections(createSeededRandom(SEED), COUNT);
const plan = new Map(connections.flatMap(({ exchanges }) => exchanges.map((one) => [one.id, one] as const)));
const nginx = findNginx();
const skipped = nginx === undefined ? ' (skipped: needs nginx: apt-get install nginx-light)' : '';

let upstream: ReferenceUpstream;
let throughNginx = new Map<number, ExchangeView>();
/** How often each difference occurred. */
const used = new Map<string, number>();
beforeAll(async () => {
  process.stdout.write(`${COUNT} exchanges of seed ${SEED}; others with TOUCHSTONE_SEED=…\n`);
  upstream = await startReferenceUpstream(plan);
  if (nginx === undefined) return;
  const proxy = await startNginx(nginx, upstream.port);
  try {
    throughNginx = await driveConnections(proxy.port, connections, upstream);
  } finally {
    await proxy.stop();
  }
  expect(upstream.wrong.splice(0)).toEqual([]);
}, 300_000);
afterAll(async () => {
  await upstream.close();
  for (const [name, count] of used) process.stdout.write(`${count} times: ${name}\n`);
});

describe.skipIf(nginx === undefined).each(ENGINES)(
  `the engine on %s, beside nginx${skipped}`,
  (_, engine) => {
    it('shows client and cloud what nginx shows them, but for what is listed', async () => {
      const { recorder, lines } = await startTestRecorder(`http://127.0.0.1:${upstream.port}`, { engine });
      const views = await driveConnections(recorder.address.port, connections, upstream);
      await recorder.close({ graceMs: 1000 });
      expect(upstream.wrong.splice(0)).toEqual([]);
      const differing = [...plan.keys()].flatMap((id) =>
        differences(id, throughNginx.get(id), views.get(id)),
      );
      expect(differing.slice(0, 20), `${differing.length} of ${COUNT} differ`).toEqual([]);
      const changed = [...plan.values()].filter((one) => !isExact(views.get(one.id)!, one));
      expect(changed.slice(0, 5), `${changed.length} of ${COUNT} were changed on their way`).toEqual([]);
      expect(lines.length).toBe(COUNT);
      expect(lines.filter(({ end }) => end !== 'complete')).toEqual([]);
    }, 300_000);
  },
);

it.skipIf(nginx === undefined)(`no difference is listed that does not occur${skipped}`, () => {
  expect(ALLOWED_DIFFERENCES.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
});

/** What is left when all that may differ has been brought to the same; a sentence or none. */
function differences(id: number, one: ExchangeView | undefined, other: ExchangeView | undefined): string[] {
  if (!one?.answered || !other?.answered)
    return [`${id}: answered by nginx ${one?.answered?.line}, by ours ${other?.answered?.line}`];
  let [theirs, ours] = [comparable(one), comparable(other)];
  for (const { name, settle } of ALLOWED_DIFFERENCES) {
    if (isDeepStrictEqual(theirs, ours)) return [];
    const before = distance(theirs, ours);
    [theirs, ours] = [settle(theirs, plan.get(id)!), settle(ours, plan.get(id)!)];
    if (distance(theirs, ours) < before) used.set(name, (used.get(name) ?? 0) + 1);
  }
  if (isDeepStrictEqual(theirs, ours)) return [];
  const left = apart(theirs, ours);
  return [`${id}: nginx ${JSON.stringify(left.theirs)}, ours ${JSON.stringify(left.ours)}`];
}

/** nginx moves and adds headers, so that only ours can be held to what was sent. */
function comparable(view: ExchangeView): ExchangeView {
  const loosely = (message: MessageView | undefined): MessageView | undefined =>
    message && { ...message, exact: '' };
  return { ...view, asked: loosely(view.asked), answered: loosely(view.answered) };
}

/** Whether request and answer came as they were sent, in order, case and trailers too. */
function isExact({ asked, answered }: ExchangeView, exchange: PlannedExchange): boolean {
  const { request, response } = plannedMessages(exchange);
  return asked?.exact === viewOf(request).exact && answered?.exact === viewOf(response).exact;
}

/** What only one of two views has. */
function apart(
  one: ExchangeView,
  other: ExchangeView,
): { readonly theirs: string[]; readonly ours: string[] } {
  const parts = (view: ExchangeView): string[] =>
    [view.asked, view.answered].flatMap((message, side) =>
      [message?.line, message?.body, ...(message?.trailers ?? []), ...(message?.headers ?? [])].map(
        (text, at) => `${side === 0 ? 'cloud' : 'client'} ${at}: ${text?.slice(0, 200)}`,
      ),
    );
  const [left, right] = [parts(one), parts(other)];
  return {
    theirs: left.filter((part) => !right.includes(part)),
    ours: right.filter((part) => !left.includes(part)),
  };
}

function distance(one: ExchangeView, other: ExchangeView): number {
  const { theirs, ours } = apart(one, other);
  return theirs.length + ours.length;
}
