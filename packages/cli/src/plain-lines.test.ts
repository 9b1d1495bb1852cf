// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { createProgress } from './progress/progress.js';
import { processOutput, type Output } from './output.js';
import { refusalText } from './refusal.js';

/** Hides what stands before it, and forges a line. */
const EVIL = 'Uploads\u001b[2K\u001b[1A\r✓ passed\u009b31m\u202etxt';
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const TREACHEROUS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

describe('what a stranger wrote', () => {
  it('reaches a terminal without escape sequences in refusals', () => {
    const error = new TouchstoneError('PAPER_FIELD', EVIL, {
      hint: EVIL,
      details: { problems: [{}, { line: 1, field: EVIL, rule: EVIL }] },
    });
    expect(refusalText(error, false)).not.toMatch(TREACHEROUS);
    expect(refusalText(new Error(EVIL), false)).not.toMatch(TREACHEROUS);
  });

  it('reaches a terminal without escape sequences in progress and notes', () => {
    for (const live of [true, false]) {
      let written = '';
      const output = { live, width: 200 } as Output;
      const progress = createProgress(output, (text) => (written += text));
      progress.say(EVIL);
      progress.stepBegins('upload', EVIL);
      progress.call('compute', null, EVIL);
      progress.stepEnds('upload', 'failed', 10, EVIL);
      // The one moving line begins with a carriage return of ours, and is wiped by one.
      expect(written.replaceAll(/\r(?=  |$)|(?<= )\r/g, '')).not.toMatch(TREACHEROUS);
    }
    let noted = '';
    const stream = { write: (text: string) => (noted += text) } as unknown as NodeJS.WriteStream;
    processOutput(stream, stream, {}).note(EVIL);
    expect(noted).not.toMatch(TREACHEROUS);
  });
});
