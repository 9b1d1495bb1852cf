// SPDX-License-Identifier: Apache-2.0
import type { Confidence } from '@touchstone/model';
import type { Finding } from '../../detect/finding.js';
import { cutCall } from '../cut-call.js';
import type { Resource } from './resource-data.js';

/** What is asked of a declared thing, as far as the text says. */
export type Wanted = 'present' | 'absent' | 'could not tell';

/** What is done for it: certain, or only where it takes it. */
export interface Effects {
  readonly certain: readonly string[];
  readonly likely: readonly string[];
}

/**
 * What a tool does that keeps things as they are declared: it looks whether the thing is there, then makes, changes or
 * deletes it. A change is only likely, because nothing need differ.
 */
export function keepEffects(resource: Resource, wanted: Wanted): Effects {
  const { does = [], create = [], read = [], update = [], delete: remove = [], looksUp = [] } = resource;
  const makes = wanted !== 'absent';
  const removes = wanted !== 'present';
  const isMixed = wanted === 'could not tell';
  return {
    certain: [...does, ...read, ...(makes ? create : []), ...(removes && !isMixed ? remove : [])],
    likely: [...(makes ? update : []), ...(isMixed ? remove : []), ...looksUp],
  };
}

/** As keepEffects, of a tool that also changes and deletes what it once made: Terraform, Heat. */
export function ownEffects(resource: Resource): Effects {
  const { does = [], create = [], read = [], update = [], delete: remove = [], looksUp = [] } = resource;
  return { certain: [...does, ...create, ...read, ...remove], likely: [...update, ...looksUp] };
}

/**
 * Effects as findings.
 * @param lower give the certain ones as likely, because the text could not be read whole
 */
export function resourceFindings(
  effects: Effects,
  at: { readonly line: number; readonly via: string; readonly call: string; readonly lower?: boolean },
): readonly Finding[] {
  const call = cutCall(at.call);
  const certain = new Set(effects.certain);
  const one = (operation: string, confidence: Confidence): Finding => ({
    kind: 'operation',
    line: at.line,
    operation,
    confidence,
    via: at.via,
    call,
  });
  return [
    { kind: 'sdk', line: at.line, sdk: at.via },
    ...[...certain].map((operation) => one(operation, at.lower === true ? 'medium' : 'high')),
    ...[...new Set(effects.likely)]
      .filter((operation) => !certain.has(operation))
      .map((operation) => one(operation, 'medium')),
  ];
}
