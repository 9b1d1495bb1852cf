// SPDX-License-Identifier: Apache-2.0
import { Mark } from '../../design/index.js';
import type { LiveRun, LiveStep } from '../../server/live-runs.js';

type Look = Pick<Parameters<typeof Mark>[0], 'glyph' | 'tone'>;

const LOOKS: Readonly<Record<LiveStep['state'] | LiveRun['state'], Look>> = {
  waiting: { glyph: 'none', tone: 'quiet' },
  running: { glyph: 'clock', tone: 'warn' },
  done: { glyph: 'check', tone: 'good' },
  broken: { glyph: 'cross', tone: 'bad' },
  passed: { glyph: 'check', tone: 'good' },
  failed: { glyph: 'cross', tone: 'bad' },
  'timed out': { glyph: 'clock', tone: 'bad' },
  skipped: { glyph: 'skip', tone: 'warn' },
  interrupted: { glyph: 'skip', tone: 'warn' },
};

/** How a run or one of its steps stands. */
export function LiveStateMark({ state }: { readonly state: LiveStep['state'] | LiveRun['state'] }) {
  return <Mark {...LOOKS[state]} word={state} />;
}
