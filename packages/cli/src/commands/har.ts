// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';
import { readRecording, toHar } from '@touchstone/recorder';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

/** `touchstone har RECORDING`: what a recording keeps, as HAR 1.2 for the tools that show it. */
export async function harCommand(file: string, output: Output): Promise<number> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new TouchstoneError('BUNDLE_MISSING', `There is no recording at ${file}.`, {
      hint: 'Name a file recordings/*.ndjson.gz of a bundle.',
      cause,
    });
  });
  const recording = await readRecording(bytes);
  output.json(toHar(recording));
  if (recording.integrity.state !== 'complete')
    output.note(`The recording is ${recording.integrity.state}: ${recording.integrity.why ?? ''}`);
  return EXIT.reached;
}
