// SPDX-License-Identifier: Apache-2.0
import type { RunEvent } from '@touchstone/runner';
import type { Progress } from '../progress/progress.js';

/** Tells progress what a run does. */
export function showRunEvents(progress: Progress): (event: RunEvent) => void {
  return (event) => {
    switch (event.kind) {
      case 'stage':
        progress.doing(event.stage);
        break;
      case 'step-begin':
        progress.stepBegins(event.step, event.title);
        break;
      case 'step-end': {
        progress.stepEnds(event.step, event.outcome, event.ms, event.reason);
        if (event.output !== undefined && event.output.trim() !== '') {
          for (const line of event.output.trimEnd().split('\n')) progress.say(`      | ${line}`);
        }
        break;
      }
      case 'exchange':
        progress.call(event.service, event.operation, `${event.method} ${event.path}`);
        break;
      case 'message':
        progress.say(`  ${event.level === 'warning' ? '! ' : ''}${event.text}`);
        break;
    }
  };
}
