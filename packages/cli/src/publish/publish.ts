// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';
import { LOG_ENTRY_LIMIT, type Publication } from '@touchstone/model';
import type { Output } from '../output.js';
import { readBytes } from '../papers/read-bytes.js';
import { plainLines } from '../plain-lines.js';
import { EXIT } from '../refusal.js';
import { publishBundle } from './publish-bundle.js';
import type { PublishOptions } from './publish-options.js';
import { publishStatement, type PublishedThere } from './publish-statement.js';

export interface PublishCommandOptions extends PublishOptions {
  readonly to: string;
  readonly format: 'text' | 'json';
}

/** `touchstone publish BUNDLE|STATEMENT --to URL|FOLDER`: into a log; the same again changes nothing. */
export async function publishCommand(
  path: string,
  options: PublishCommandOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const world = { ...options, env, output };
  const published = (await isStatement(path))
    ? await publishStatement(await readBytes(path, LOG_ENTRY_LIMIT), options.to, world)
    : await publishBundle(path, options.to, world);
  show(published, options.format, output);
  return EXIT.reached;
}

/** An envelope is JSON; a bundle is a folder, or a file that begins with the name of its index. */
async function isStatement(path: string): Promise<boolean> {
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return false;
  try {
    if (!(await handle.stat()).isFile()) return false;
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, 0);
    return bytesRead === 1 && buffer.toString('latin1') === '{';
  } finally {
    await handle.close();
  }
}

function show(
  { fresh, index, size, origin, entry, witnesses }: PublishedThere,
  format: 'text' | 'json',
  output: Output,
): void {
  const report: Publication = { fresh, index, size, origin, entry, witnesses: [...witnesses] };
  if (format === 'json') return output.json(report);
  const what = entry.kind === 'certificate' ? `${entry.solution} by ${entry.lab}` : entry.predicateType;
  const seen = witnesses.length === 0 ? 'no witness' : witnesses.join(', ');
  output.text(
    plainLines(
      `${fresh ? 'Published' : 'Was published before'}: ${what}\n` +
        `  entry ${index} of ${origin}, logged at ${entry.loggedAt}\n` +
        `  proven in the tree of ${size} entries, cosigned by ${seen}\n`,
    ),
  );
}
