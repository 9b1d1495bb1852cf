// SPDX-License-Identifier: Apache-2.0
// Which operation is this request? Our index beside a router and a list of regular expressions.
import { matchRequest } from '@touchstone/openstack';
import { compare } from './measure.js';
import { findMyWay, regularExpressions, type Lookup } from './match-peers.js';
import { printMeasured } from './print-table.js';
import { requestMix, type MixedRequest } from './request-mix.js';

const PEER = 'find-my-way';
const touchstone: Lookup = (request) => {
  const match = matchRequest(request);
  if (match.kind === 'unknown') return undefined;
  const operation = match.kind === 'operation' ? match.operation : match.candidates[0]!;
  return { template: operation.path, params: match.params };
};
const lookups: readonly (readonly [string, Lookup, number])[] = [
  ['touchstone matchRequest', touchstone, 20],
  [PEER, findMyWay(), 20],
  ['regular expressions, first fit', regularExpressions(), 2],
];

const mix = requestMix();
for (const [name, lookup] of lookups) refuseWrong(name, lookup);
for (const [title, requests] of [
  [`match: ${mix.length} requests of ${new Set(mix.map((one) => one.service)).size} services`, mix],
  ['match: … only object storage', mix.filter((one) => one.service === 'object-store')],
] as const) {
  await measure(title, requests);
}
await measureUnknown();

async function measure(title: string, requests: readonly MixedRequest[]): Promise<void> {
  const repeat = Math.ceil(4000 / requests.length);
  const contenders = lookups.map(([name, lookup, times]) => ({
    name,
    times,
    run: () => {
      for (let time = 0; time < times * repeat; time += 1) for (const one of requests) lookup(one);
    },
  }));
  // The slow one does fewer; its time is scaled to as many.
  const most = Math.max(...contenders.map(({ times }) => times));
  const scaled = contenders.map(({ name, times, run }) => ({ name, run, scale: most / times }));
  const measured = await compare(scaled, { items: most * repeat * requests.length, reference: PEER });
  printMeasured(title, { item: 'lookup', reference: PEER }, measured);
}

/** What no template fits costs more: the answer names what came nearest. No peer does that. */
async function measureUnknown(): Promise<void> {
  const wrong = mix.slice(0, 300).map((one) => ({ ...one, path: `${one.path}/nothing/here` }));
  const known = mix.slice(0, 300);
  const measured = await compare(
    [
      { name: 'a path that fits', run: () => repeatedly(known, 100), scale: 0.01 },
      { name: 'a path that fits nothing, with its nearest', run: () => repeatedly(wrong, 1) },
    ],
    { items: 300, reference: 'a path that fits' },
  );
  printMeasured('match: unknown requests', { item: 'lookup', reference: 'known' }, measured);
}

function repeatedly(requests: readonly MixedRequest[], times: number): void {
  for (let time = 0; time < times; time += 1) for (const one of requests) matchRequest(one);
}

/** A lookup that finds something else has no business being timed. */
function refuseWrong(name: string, lookup: Lookup): void {
  const wrong = mix.filter((request) => lookup(request)?.template !== request.template);
  if (wrong.length === 0) return;
  const [first] = wrong;
  throw new Error(
    `${name} finds ${lookup(first!)?.template} for ${first!.method} ${first!.path}, not ${first!.template} (${wrong.length} such)`,
  );
}
