// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'react';
import { renderPart } from '../../design/index.js';
import type { LiveRun, LiveRuns } from '../../server/live-runs.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { LIVE_PARTS } from './live-parts.js';

/** Readers who follow runs at once; further ones ask for the page again, as without scripts. */
const MOST_FOLLOWERS = 100;

const FOLLOWERS = new WeakMap<LiveRuns, number>();

/** The parts of a run's page as they change, until it has ended. */
export function showLiveEvents({ liveRuns, parts, clock }: PageSources): Shown {
  const [id = ''] = parts;
  if (liveRuns?.find(id) === undefined || (FOLLOWERS.get(liveRuns) ?? 0) >= MOST_FOLLOWERS)
    return { kind: 'absent', what: 'There is no such run, or too many follow it.' };
  return { kind: 'events', events: follow(liveRuns, id, clock) };
}

async function* follow(runs: LiveRuns, id: string, clock: () => number): AsyncIterable<string> {
  FOLLOWERS.set(runs, (FOLLOWERS.get(runs) ?? 0) + 1);
  try {
    const sent = new Map<string, string>();
    for (;;) {
      const run = runs.find(id);
      if (run === undefined) return yield event('end', 'forgotten');
      yield changesOf(run, clock(), sent);
      if (run.endedAt !== null) return yield event('end', run.state);
      await runs.changed(id, run.change);
    }
  } finally {
    FOLLOWERS.set(runs, (FOLLOWERS.get(runs) ?? 1) - 1);
  }
}

/** The parts that are not as they were sent; where all are, a comment that keeps the connection open. */
function changesOf(run: LiveRun, now: number, sent: Map<string, string>): string {
  const changed: Record<string, string> = {};
  for (const { id, Part } of Object.values(LIVE_PARTS)) {
    const markup = renderPart(createElement(Part, { run, now }));
    if (sent.get(id) === markup) continue;
    sent.set(id, markup);
    changed[id] = markup;
  }
  return Object.keys(changed).length === 0 ? ': nothing new\n\n' : event('parts', JSON.stringify(changed));
}

/** JSON and our own words hold no line break, which would end the event. */
function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`;
}
