// SPDX-License-Identifier: Apache-2.0
import { findService } from '@touchstone/openstack';
import type { CallFact } from './call-fact.js';
import type { FoundCall, SdksInPlay } from './find-call.js';
import { callName, withoutText } from './path-steps.js';
import type { SdkEnd, SdkIndex } from './sdk-index.js';
import { toldBy } from './told-by.js';

/**
 * What a call of which the beginning is not known may be: the longest end of its path that is a call of an SDK in play
 * and names what its operation is about (`servers.create`, `create_server`; never `client.get`). Several SDKs may know
 * such an end; then the words before it (`nova.volumes.list`), or the names of the file's folders, must tell which is meant.
 */
export function findByEnd(
  index: SdkIndex,
  steps: readonly string[],
  named: CallFact['named'],
  inPlay: SdksInPlay,
): FoundCall | undefined {
  const last = steps.at(-1);
  if (last === undefined || !last.endsWith(')')) return undefined;
  for (let length = Math.min(index.longestEnd, steps.length); length > 0; length -= 1) {
    const end = steps.slice(steps.length - length);
    const name = [...end.slice(0, -1).map(withoutText), callName(last)].join('.');
    const meant = (index.ends.get(name) ?? []).filter(
      ({ sdk, operations }) =>
        operations.length > 0 && isDistinctive(name, operations) && isInPlay(sdk, inPlay),
    );
    if (meant.length === 0) continue;
    const told = meant.map((one) => ({ ...one, operations: toldBy(named, one.toldBy, one.operations) }));
    return choose(told, steps.slice(0, steps.length - length), inPlay);
  }
  return undefined;
}

function isInPlay(sdk: string, inPlay: SdksInPlay): boolean {
  return inPlay.imported.includes(sdk) || inPlay.project.includes(sdk);
}

function choose(
  candidates: readonly SdkEnd[],
  before: readonly string[],
  inPlay: SdksInPlay,
): FoundCall | undefined {
  const here = candidates.filter(({ sdk }) => inPlay.imported.includes(sdk));
  const nearest = here.length > 0 ? here : candidates;
  const words = new Set(wordsOf(before.join(' ')));
  const hinted = nearest.filter((one) => hintsOf(one).some((hint) => words.has(hint)));
  // What the words before it say of the service is worth as much as an import, and more than what the folders say; each
  // as far as all that may be meant there do the same.
  const folders = new Set(wordsOf(inPlay.path ?? ''));
  const told =
    hinted.length > 0 ? hinted : nearest.filter((one) => hintsOf(one).some((hint) => folders.has(hint)));
  const meant = sharedBy(told);
  if (meant !== undefined) return { ...meant, confidence: 'medium' };
  if (agree(nearest)) return { ...pick(nearest), confidence: here.length > 0 ? 'medium' : 'low' };
  const shared = sharedBy(nearest);
  return shared && { ...shared, confidence: 'low' };
}

/** Whichever is meant, this much is done. */
function sharedBy(candidates: readonly SdkEnd[]): Pick<SdkEnd, 'sdk' | 'operations'> | undefined {
  const [first, ...others] = candidates;
  const operations = first?.operations.filter((one) =>
    others.every((other) => other.operations.includes(one)),
  );
  return first === undefined || operations === undefined || operations.length === 0
    ? undefined
    : { sdk: first.sdk, operations };
}

function agree(candidates: readonly SdkEnd[]): boolean {
  const first = candidates[0]?.operations.join(' ');
  return candidates.every(({ operations }) => operations.join(' ') === first);
}

function pick(candidates: readonly SdkEnd[]): Pick<SdkEnd, 'sdk' | 'operations'> {
  const [first] = candidates;
  if (first === undefined) throw new Error('there is nothing to choose from');
  return { sdk: first.sdk, operations: first.operations };
}

/** Words of service types that tell none of them: anything may be a system. */
const TELLS_NOTHING: ReadonlySet<string> = new Set([
  'application',
  'catalog',
  'data',
  'file',
  'management',
  'manager',
  'root',
  'system',
]);

/** Words of a receiver's name that tell the service: its type's and its project's. */
function hintsOf({ operations }: SdkEnd): readonly string[] {
  return operations.flatMap((operation) => {
    const type = serviceOf(operation);
    const project = findService(type)?.project ?? type;
    return [
      type.replaceAll('-', ''),
      project,
      `${project}client`,
      ...type.split('-').filter((word) => !TELLS_NOTHING.has(word)),
    ];
  });
}

/**
 * Whether an end says what it is about: two words or steps at least, of which one is of the operation's resource, or its
 * service.
 */
function isDistinctive(name: string, operations: readonly string[]): boolean {
  const words = wordsOf(name);
  if (words.length < 2) return false;
  return operations.some((operation) => {
    const about = new Set(wordsOf(operation.slice(operation.indexOf(':') + 1, operation.lastIndexOf('.'))));
    return words.some(
      (word) => about.has(word) || [...about].some((one) => one.length > 6 && one.endsWith(word)),
    );
  });
}

function serviceOf(operation: string): string {
  return operation.slice(0, operation.indexOf(':'));
}

const words = new Map<string, readonly string[]>();

/** Words of a name in any spelling, lower case, without a plural's s. */
function wordsOf(name: string): readonly string[] {
  let known = words.get(name);
  if (known === undefined) {
    known = name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
      .map((word) => word.replace(/ies$/, 'y').replace(/(?<=s|x|ch|sh)es$|(?<!s)s$/, ''));
    if (words.size > 20_000) words.clear();
    words.set(name, known);
  }
  return known;
}
