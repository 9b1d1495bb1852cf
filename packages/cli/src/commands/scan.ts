// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { TouchstoneError } from '@touchstone/model';
import { scanPath, writeScan, type ScanFormat } from '@touchstone/scanner';
import type { Output } from '../output.js';
import { readGuideline } from '../papers/guideline-files.js';
import { scanProgress } from '../progress/scan-progress.js';
import { EXIT } from '../refusal.js';

export interface ScanCommandOptions {
  readonly format: ScanFormat;
  readonly out?: string;
  readonly repository?: string;
  readonly commit?: string;
  readonly version: string;
}

/**
 * `touchstone scan PATH`: what the source tree, archive or SBOM shows, on standard output or in a file. A scan has no
 * level to reach: it ends with 0 when it was made. Throws what scanPath throws, CLI_USAGE and CLI_FILE_EXISTS.
 */
export async function scanCommand(
  path: string,
  options: ScanCommandOptions,
  output: Output,
): Promise<number> {
  const { format, out, repository, commit, version } = options;
  holdCommit(commit);
  holdRepository(repository);
  const { concerns } = await readGuideline();
  const progress = scanProgress(output, (text) => void process.stderr.write(text));
  const scan = await scanPath(path, {
    tool: `touchstone ${version}`,
    tempRoot: tmpdir(),
    concerns: concerns.concerns,
    progress: (seen) => progress.seen(seen),
    ...(repository === undefined ? {} : { repository }),
    ...(commit === undefined ? {} : { commit }),
  }).finally(() => progress.stop());
  const written = writeScan(scan, format, {
    color: output.colour && out === undefined,
    width: output.width,
  });
  if (out === undefined) {
    output.text(written);
    await output.drained();
    return EXIT.reached;
  }
  await writeFile(out, written).catch((cause: unknown) => {
    throw new TouchstoneError('CLI_FILE_EXISTS', `${out} cannot be written.`, {
      hint: 'Name a file in a folder that exists.',
      cause,
    });
  });
  output.note(`${scan.files.read} files read, written to ${out}`);
  return EXIT.reached;
}

function holdCommit(commit: string | undefined): void {
  if (commit === undefined || /^[0-9a-f]{40}$/.test(commit)) return;
  throw new TouchstoneError('CLI_USAGE', `--commit ${commit} is no commit: 40 lower-case hex digits.`, {
    hint: 'git rev-parse HEAD prints the commit in full.',
  });
}

/** The scan is published: what it names must be reachable by others, and hold no secret. */
function holdRepository(repository: string | undefined): void {
  if (repository === undefined) return;
  const url = URL.canParse(repository) ? new URL(repository) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return;
  throw new TouchstoneError('CLI_USAGE', '--repository is no http(s) URL without a user name and password.', {
    hint: 'Name the repository as others see it: https://example.org/harbour/sync',
  });
}
