// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';
import type { Output } from '../output.js';
import { plainLines } from '../plain-lines.js';

/** What a person sees while a recipe runs: the step under way, calls by service, unknown calls. */
export interface Progress {
  /** A sentence about what is being done. */
  say(message: string): void;
  /** What is under way between steps. */
  doing(what: string): void;
  stepBegins(step: string, title: string): void;
  stepEnds(step: string, outcome: string, ms: number, reason?: string): void;
  call(service: string | null, operation: string | null, what: string): void;
  /** Ends what moves; sentences stay. */
  stop(): void;
}

const MARKS: Readonly<Record<string, string>> = { passed: '✓', failed: '✗', 'timed out': '✗', skipped: '·' };

/** Plain lines in CI and pipes; one moving line below them on a terminal. */
export function createProgress(output: Output, write: (text: string) => void, quiet = false): Progress {
  const calls = new Map<string, number>();
  let unknown = 0;
  let under = '';
  let shown = 0;
  const draw = (): void => {
    if (!output.live || quiet) return;
    const counts = [...calls].toSorted((a, b) => b[1] - a[1]).map(([service, n]) => `${service} ${n}`);
    const odd = unknown === 0 ? '' : `  unknown ${unknown}`;
    const line = `  … ${cleanText(under)}  ${counts.join(' · ')}${odd}`.slice(0, output.width - 1);
    write(`\r${line.padEnd(shown)}`);
    shown = line.length;
  };
  const wipe = (): void => {
    if (shown > 0) write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  };
  const print = (line: string): void => {
    if (quiet) return;
    wipe();
    write(`${plainLines(line)}\n`);
  };
  return {
    say: (message) => print(message),
    doing(what) {
      calls.clear();
      under = what;
      draw();
    },
    stepBegins(step, title) {
      calls.clear();
      unknown = 0;
      under = title === '' ? step : title;
      draw();
    },
    stepEnds(step, outcome, ms, reason) {
      const total = [...calls.values()].reduce((sum, n) => sum + n, 0);
      const counts = [...calls]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([service, n]) => `${service} ${n}`);
      const seen = total === 0 ? 'no calls' : counts.join(' · ');
      const odd = unknown === 0 ? '' : `  UNKNOWN ${unknown}`;
      const why = reason === undefined ? '' : `\n      ${reason}`;
      print(
        `  ${MARKS[outcome] ?? '?'} ${step.padEnd(28)} ${outcome.padEnd(9)} ${(ms / 1000).toFixed(1).padStart(6)} s  ${seen}${odd}${why}`,
      );
    },
    call(service, operation, what) {
      const name = service ?? 'nowhere';
      calls.set(name, (calls.get(name) ?? 0) + 1);
      if (operation === null) {
        unknown += 1;
        print(`    ? unknown call: ${what}`);
      }
      draw();
    },
    stop: wipe,
  };
}
