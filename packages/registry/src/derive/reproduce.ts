// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path/posix';
import { reproduceCommands, shellWord } from '@touchstone/assessor';
import type { Listing } from '@touchstone/model';
import type { ListedBundle } from './listed-bundle.js';

type Commands = Listing['reproduce'];

/** One command to copy, a line for each part: none runs past the edge of a page. */
const NEXT = ' && \\\n  ';

/**
 * The commands with which a stranger who has the bundle as one file comes to the same verdict: believes it, recomputes it,
 * runs it again, scans again. What strangers wrote stands in them as single words of a shell.
 */
export function listReproduction(bundle: ListedBundle): Commands {
  const { assessment } = bundle;
  const folder = assessment.solution.id;
  const bundlePath = `${folder}.touchstone`;
  const manifest = bundle.index.members.find(({ role }) => role === 'manifest')?.path ?? 'touchstone.yaml';
  const manifestPath = `${folder}/recipe/${basename(manifest)}`;
  const [recompute, ...again] = reproduceCommands(assessment, { bundlePath, manifestPath });
  return [
    { title: 'Go through every link of the certificate', line: `touchstone verify ${bundlePath}` },
    ...(recompute === undefined ? [] : [{ title: recompute.title, line: recompute.line }]),
    ...(again.length === 0 ? [] : layOut(folder, bundlePath, manifest)),
    ...again.map(({ title, line }) => ({ title, line })),
    ...scanAgain(bundle, folder),
  ];
}

/** A bundle keeps the recipe's files and not that they may be executed. */
function layOut(folder: string, bundlePath: string, manifest: string): Commands {
  return [
    {
      title: 'Lay out the recipe that the bundle holds',
      line: [
        `touchstone unpack ${bundlePath} --out ${folder}`,
        `mkdir -p ${folder}/recipe`,
        `cp ${shellWord(`${folder}/${manifest}`)} ${folder}/recipe/`,
        `chmod -R u+x ${folder}/recipe`,
      ].join(NEXT),
    },
  ];
}

function scanAgain({ manifest, assessment }: ListedBundle, folder: string): Commands {
  const own = assessment.scans.find(({ of, subject }) => of === 'the solution' && subject.commit !== null);
  if (own === undefined || manifest.source === undefined) return [];
  const source = `${folder}-source`;
  const { repository } = manifest.source;
  return [
    {
      title: 'Scan the same source again',
      line: [
        // The manifest's address, which its schema holds to http and https: git takes others that execute commands.
        `git clone ${shellWord(repository)} ${source}`,
        `git -C ${source} checkout --detach ${own.subject.commit}`,
        `touchstone scan ${source}`,
      ].join(NEXT),
    },
  ];
}
