// SPDX-License-Identifier: Apache-2.0
import { envelopeText } from '@touchstone/attest';
import type { Envelope } from '@touchstone/model';
import type { Output } from '../output.js';
import { writeNewFile } from '../papers/write-new-file.js';
import type { PublishOptions } from '../publish/publish-options.js';
import { publishStatement } from '../publish/publish-statement.js';

export interface HandOverOptions extends Omit<PublishOptions, 'now'> {
  readonly out?: string;
  readonly log?: string;
}

/**
 * Gives a signed statement to those for whom it is: into a file, into a log, or both. Without either it is printed.
 * @throws TouchstoneError CLI_FILE_EXISTS, and what the log throws
 */
export async function handOver(
  envelope: Envelope,
  options: HandOverOptions,
  world: { readonly output: Output; readonly env: NodeJS.ProcessEnv; readonly now: Date },
): Promise<void> {
  const { output } = world;
  const text = envelopeText(envelope);
  if (options.out !== undefined) {
    await writeNewFile(options.out, text, { hint: 'Name another file with --out.' });
    output.note(`Written: ${options.out}`);
  }
  if (options.log !== undefined) {
    const { index, origin, fresh } = await publishStatement(Buffer.from(text), options.log, {
      ...options,
      ...world,
    });
    output.note(`${fresh ? 'Logged' : 'Logged before'}: entry ${index} of ${origin}`);
  }
  if (options.out === undefined && options.log === undefined) output.text(text);
}
