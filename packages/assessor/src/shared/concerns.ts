// SPDX-License-Identifier: Apache-2.0
import type { AssessedConcern, Category, Concern, ConcernEntry } from '@touchstone/model';
import { CONCERNS } from '@touchstone/model';
import { countOf } from '../observe/places.js';
import type { AlikeCalls } from '../observe/alike-calls.js';
import type { RunFacts } from '../facts/run-facts.js';
import { mergeConcern } from '../scans/merge-concern.js';
import type { ScanFacts } from '../scans/scan-facts.js';
import { belongsTo, type ShowsIndex } from './shows-index.js';

/** A concern as judged, with what it was judged by. */
export interface JudgedConcern {
  readonly shown: AssessedConcern;
  /** Calls that were made for it and accepted, by run. */
  readonly calls: readonly { readonly run: string; readonly calls: readonly AlikeCalls[] }[];
  /** Reading is all that solutions do with it (identity: signing in). */
  readonly readOnly: boolean;
  /** Types of which one resource was made, read and removed in one run. */
  readonly complete: readonly string[];
}

/**
 * What the runs show of every concern. Native: a life cycle of one of its resources was completed, or, where the category
 * asks for reading only, something of it was read. Without any call nothing is shown; that is never held to be parallel,
 * which only a scan of the solution's own stack can show.
 */
export function judgeConcerns(
  runs: readonly RunFacts[],
  category: Category,
  concerns: ShowsIndex,
  scans: readonly ScanFacts[],
): JudgedConcern[] {
  return CONCERNS.flatMap((concern) => {
    const entry = concerns.findConcern(concern);
    if (entry === undefined) return [];
    const relevance = relevanceOf(concern, category);
    const reading =
      entry.readOnly ||
      entry.lifecycles.length === 0 ||
      relevance === 'other' ||
      category.reads.includes(concern);
    const calls = runs.map((run) => ({
      run: run.shown.run,
      calls: run.own.calls.filter((call) => call.accepted && belongsTo(call, entry)),
    }));
    const used = calls.flatMap((one) => one.calls);
    const complete = [
      ...new Set(
        runs.flatMap((run) => run.shown.lifecycles.filter((one) => one.complete).map((one) => one.type)),
      ),
    ]
      .filter((type) => entry.lifecycles.includes(type))
      .sort();
    const native = complete.length > 0 || (reading && used.length > 0);
    const seen = {
      concern,
      relevance,
      seen: native
        ? ('native' as const)
        : used.length === 0 && relevance === 'other'
          ? ('not concerned' as const)
          : ('not shown' as const),
      services: [...new Set(used.map((call) => call.exchange.operation!.split(':')[0]!))].sort(),
      operations: new Set(used.map((call) => call.exchange.operation)).size,
      why: explain(native, countOf(used), complete, relevance, entry, category.reads.includes(concern)),
    };
    return [{ shown: mergeConcern(seen, scans, runs.length > 0), calls, readOnly: entry.readOnly, complete }];
  });
}

function relevanceOf(concern: Concern, category: Category): AssessedConcern['relevance'] {
  if (category.core.includes(concern)) return 'core';
  return category.relevant.includes(concern) ? 'relevant' : 'other';
}

function explain(
  native: boolean,
  used: number,
  complete: readonly string[],
  relevance: AssessedConcern['relevance'],
  { lifecycles, services }: ConcernEntry,
  readingIsEnough: boolean,
): string {
  if (complete.length > 0) return `Made, read and removed ${complete.join(', ')}.`;
  if (native) {
    const calls = `Used by ${used} accepted call${used === 1 ? '' : 's'}`;
    return readingIsEnough ? `${calls}; its category is asked to read it only.` : `${calls}.`;
  }
  if (used > 0)
    return `Used, but no life cycle was completed: none of ${lifecycles.join(', ')} was made, read and removed.`;
  if (relevance === 'other') return 'Not asked of this category, and not used.';
  if (services.length === 0) return 'OpenStack has no service for it that the evidence could show.';
  return `No recording holds an accepted call to ${services.join(' or ')} for it.`;
}
