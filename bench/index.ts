// SPDX-License-Identifier: Apache-2.0
// Which operation is this request? Our index beside the two fastest routers for JavaScript, on the real routes of Zed.
import { matchRequest, operations } from '@touchstone/openstack';
import { findMyWay, memoirist, touchstone, type Lookup } from './index-peers.js';
import { compare, type Measured } from './measure.js';
import { digits, printMeasured, printTable } from './print-table.js';
import { requestMix, type MixedRequest } from './request-mix.js';
import { zedRoutes } from './zed-routes.js';

const PEER = 'memoirist';
const TIMES = 20;
const ROUNDS = 7;

/** Services answer some operations below a second path; with the names that the first gives to the parameters. */
const secondPaths: ReadonlyMap<string, readonly string[]> = new Map(
  operations().flatMap(({ path, alsoAt }) => {
    const names = [...path.matchAll(/\{[^}]+\}/g)].map(([name]) => name);
    const renamed = alsoAt?.map((one) => {
      let at = 0;
      return one.replace(/\{[^}]+\}/g, () => names[at++] ?? '{}');
    });
    return renamed ? [[path, renamed] as const] : [];
  }),
);

const routes = zedRoutes();
const { requests: mix, strangers } = requestMix(routes);
const lookups: readonly (readonly [string, Lookup])[] = [
  ['touchstone matchRequest', touchstone],
  ['find-my-way', findMyWay(routes)],
  [PEER, memoirist(routes)],
];
console.log(
  `${routes.length} routes of Zed (method and path) of ${new Set(routes.map((one) => one.service)).size} services; ` +
    `${strangers.length} of them are no operations for the index and are left out.`,
);
for (const [name, lookup] of lookups) refuseWrong(name, lookup);

for (const [title, requests] of [
  [`index: ${mix.length} requests of all services, again and again`, mix],
  ...['compute', 'network', 'object-store'].map((service) => [
    `index: … only ${service}`,
    mix.filter((one) => one.service === service),
  ]),
] as [string, readonly MixedRequest[]][]) {
  await measure(title, requests);
}
await measureFresh();
await measureUnknown();

/** What was asked before may be remembered; `times` says how often each request comes in a round. */
async function measure(title: string, requests: readonly MixedRequest[]): Promise<void> {
  const times = TIMES * Math.ceil(4000 / requests.length);
  const contenders = lookups.map(([name, lookup]) => ({
    name,
    run: () => {
      for (let time = 0; time < times; time += 1) for (const one of requests) lookup(one);
    },
  }));
  const measured = await compare(contenders, { items: times * requests.length, reference: PEER });
  printMeasured(title, { item: 'lookup', reference: PEER }, measured);
  printAgainstBest(measured);
}

/**
 * No contender is asked twice for anything: each round has requests of its own, and other ones than its neighbours', or the
 * first would fetch them from memory for all.
 */
async function measureFresh(): Promise<void> {
  const mixes = 10;
  const lists = Array.from({ length: ROUNDS + 1 }, (_, round) =>
    Array.from({ length: mixes }, (__, at) => requestMix(routes, 1 + round * mixes + at).requests).flat(),
  );
  const contenders = lookups.map(([name, lookup], at) => {
    let round = at * 3;
    return {
      name,
      run: () => {
        for (const one of lists[round % lists.length]!) lookup(one);
        round += 1;
      },
    };
  });
  const items = lists[0]!.length;
  const measured = await compare(contenders, { items, reference: PEER, rounds: ROUNDS });
  const title = `index: ${items} requests a round, each with ids that were never asked before`;
  printMeasured(title, { item: 'lookup', reference: PEER }, measured);
  printAgainstBest(measured);
}

/** The goal is against the quicker of the two. */
function printAgainstBest(measured: readonly Measured[]): void {
  const [ours, ...peers] = measured;
  const best = peers.toSorted((a, b) => a.cpuUs - b.cpuUs)[0]!;
  console.log(
    `\nours is ${digits(best.cpuUs / ours!.cpuUs)} times as quick as ${best.name}, the better one.`,
  );
}

/** What no route fits costs more: the answer names what came nearest. No peer does that. */
async function measureUnknown(): Promise<void> {
  const known = mix.slice(0, 300);
  const wrong = known.map((one) => ({ ...one, path: `${one.path}/nothing/here` }));
  const over = (requests: readonly MixedRequest[], times: number) => () => {
    for (let time = 0; time < times; time += 1) for (const one of requests) matchRequest(one);
  };
  const measured = await compare(
    [
      { name: 'a path that fits', run: over(known, 100), scale: 0.01 },
      { name: 'a path that fits nothing, with its nearest', run: over(wrong, 1) },
    ],
    { items: known.length, reference: 'a path that fits' },
  );
  printTable(
    'index: unknown requests',
    ['', 'CPU µs per lookup'],
    measured.map(({ name, cpuUs }) => [name, digits(cpuUs)]),
  );
}

/** A lookup that finds something else has no business being timed. */
function refuseWrong(name: string, lookup: Lookup): void {
  const wrong = mix.filter((request) => {
    const found = lookup(request);
    if (found === undefined) return true;
    const templates = [found.template, ...(secondPaths.get(found.template) ?? [])];
    return templates.every((one) => bare(filled(one, found.params)) !== bare(request.path));
  });
  if (wrong.length === 0) return;
  const [first] = wrong;
  throw new Error(
    `${name} finds ${JSON.stringify(lookup(first!))} for ${first!.method} ${first!.path} (${wrong.length} such)`,
  );
}

/** A template with its parameters' values in it: the path again, when the right one was found. */
function filled(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^}]+?)\+?\}/g, (_, name: string) => String(params[name]));
}

/** For the index a slash at the end makes no difference, nor does nova's `/v2` for `/v2.1`. */
function bare(path: string): string {
  return path.replace(/(?<=.)\/$/, '').replace(/^\/v2(?=\/|$)/, '/v2.1');
}
