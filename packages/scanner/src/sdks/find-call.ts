// SPDX-License-Identifier: Apache-2.0
import type { Confidence } from '@touchstone/model';
import type { CallFact } from './call-fact.js';
import { findByEnd } from './find-by-end.js';
import { callName, pathSteps, withoutText } from './path-steps.js';
import type { SdkIndex, SdkType } from './sdk-index.js';
import { toldBy } from './told-by.js';

/** SDKs by id: those that the file imports, and those that the project uses anywhere. */
export interface SdksInPlay {
  readonly imported: readonly string[];
  readonly project: readonly string[];
  /** The file's path: the names of its folders tell a service as the words before a call do. */
  readonly path?: string;
}

/** What a call means. No operations: it is a call of the SDK for which the data know none. */
export interface FoundCall {
  readonly sdk: string;
  readonly operations: readonly string[];
  readonly confidence: Confidence;
}

/** Most steps that a member's name in the data has. */
const LONGEST_MEMBER = 3;

/**
 * What a call means, by the data of the SDKs of its language (sdkData says how a path is resolved).
 * @param index of the language: sdkIndex
 * @returns undefined where the call is none of an SDK, or one that does no operation
 */
export function findCall(index: SdkIndex, call: CallFact, inPlay: SdksInPlay): FoundCall | undefined {
  const steps = pathSteps(call.path);
  const begun =
    (call.root === 'import' ? findBeginning(index, steps) : undefined) ?? findAnywhere(index, steps, inPlay);
  if (begun === undefined && call.isForeign === true) return undefined;
  if (begun === undefined) return findByEnd(index, steps, call.named, inPlay);
  const { type, length, isName } = begun;
  const isAnywhere = begun.isAnywhere && !inPlay.imported.includes(type.sdk);
  const found = findOnType(
    index,
    type,
    steps.slice(length),
    call.named,
    isAnywhere || isName ? 'medium' : 'high',
  );
  // A name alone shows too little for what is called on it to be missed.
  if (isName && found?.operations.length === 0) {
    return type.members.has(steps[length] ?? '') ? undefined : findByEnd(index, steps, call.named, inPlay);
  }
  return found;
}

interface Begun {
  readonly type: SdkType;
  /** Steps that led to it. */
  readonly length: number;
  readonly isAnywhere: boolean;
  /** Nothing but a name led to it: `compute`. */
  readonly isName: boolean;
}

function findBeginning(index: SdkIndex, steps: readonly string[]): Begun | undefined {
  for (let length = steps.length; length > 0; length -= 1) {
    const type = lookUp(index.beginnings, steps.slice(0, length));
    const found = type === undefined ? undefined : index.types.get(type);
    if (found !== undefined) return { type: found, length, isAnywhere: false, isName: false };
  }
  return undefined;
}

/** The last place in the path at which an expression of the data gives a type; a bare name does so only of an SDK in play. */
function findAnywhere(index: SdkIndex, steps: readonly string[], inPlay: SdksInPlay): Begun | undefined {
  for (let end = steps.length; end > 0; end -= 1) {
    for (let length = Math.min(index.longestAnywhere, end); length > 0; length -= 1) {
      const type = lookUp(index.anywhere, steps.slice(end - length, end));
      const found = type === undefined ? undefined : index.types.get(type);
      if (found === undefined) continue;
      const isName = length === 1 && !steps[end - 1]!.includes('(');
      if (isName && !isInPlay(found.sdk, inPlay)) continue;
      return { type: found, length: end, isAnywhere: true, isName };
    }
  }
  return undefined;
}

function isInPlay(sdk: string, { imported, project }: SdksInPlay): boolean {
  return imported.includes(sdk) || project.includes(sdk);
}

/** A step may be named in the data with the text that it is called with, or without. */
function lookUp(names: ReadonlyMap<string, string>, steps: readonly string[]): string | undefined {
  const name = steps.join('.');
  return names.get(name) ?? (name.includes('(') ? names.get(steps.map(withoutText).join('.')) : undefined);
}

function findOnType(
  index: SdkIndex,
  type: SdkType,
  steps: readonly string[],
  named: CallFact['named'],
  confidence: Confidence,
): FoundCall | undefined {
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const name = [...steps.slice(0, -1).map(withoutText), callName(last)].join('.');
  // What a call does may hang on the one text that it is given: `ReplaceAll('networks')`.
  const operations = toldBy(named, type.toldBy, type.calls.get(last) ?? flagged(type, name, named));
  if (operations !== undefined) {
    return operations.length === 0 ? undefined : { sdk: type.sdk, operations, confidence };
  }
  for (let length = Math.min(LONGEST_MEMBER, steps.length - 1); length > 0; length -= 1) {
    const to = lookUp(type.members, steps.slice(0, length));
    const target = to === undefined ? undefined : index.types.get(to);
    if (target !== undefined) return findOnType(index, target, steps.slice(length), named, confidence);
  }
  // It only leads on, as does whatever is asked of the answer to a known call.
  if (
    type.members.has(name) ||
    type.members.has(`${name}()`) ||
    (steps.length > 1 && type.calls.has(callName(steps[0]!)))
  )
    return undefined;
  if (!last.endsWith(')') || type.ignore.has(name) || type.ignore.has(callName(last))) return undefined;
  // What an unknown call gave is no longer known to be of the SDK; the inner call is listed by itself.
  if (steps.slice(0, -1).some((step) => step.endsWith(')'))) return undefined;
  return { sdk: type.sdk, operations: [], confidence };
}

/** What a call does with the flags that it is given: `list(detailed=False)`. A flag that is no literal may be either. */
function flagged(type: SdkType, name: string, named: CallFact['named']): readonly string[] | undefined {
  const plain = type.calls.get(name);
  if (plain === undefined || !type.flagged.has(name)) return plain;
  const found = new Set<string>();
  let isPlain = true;
  for (const [flag, value] of Object.entries(named)) {
    for (const set of value === null ? ['True', 'False'] : [value]) {
      const operations = type.calls.get(`${name}(${flag}=${set})`) ?? [];
      if (operations.length > 0 && value !== null) isPlain = false;
      for (const operation of operations) found.add(operation);
    }
  }
  if (isPlain) for (const operation of plain) found.add(operation);
  return [...found].toSorted();
}
