// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Implications, Listing } from '@touchstone/model';
import { ownScans } from './own-scans.js';

/** What the source and the stack show, of all scans of the solution together. */
export function listScans(
  assessment: Assessment,
): Pick<Listing, 'scans' | 'components' | 'compatibility' | 'implications' | 'practices'> {
  const scans = ownScans(assessment);
  return {
    scans: scans.map(({ scan, tool, subject, of, files, sdks, unmapped, dependencies }) => ({
      scan,
      tool,
      subject,
      of,
      files,
      sdks,
      unmapped,
      dependencies,
    })),
    components: scans.flatMap(({ components }) => components),
    compatibility: scans.flatMap(({ compatibility }) => compatibility),
    implications: scans.length === 0 ? null : joinImplications(scans.map(({ implications }) => implications)),
    practices: scans.flatMap(({ practices }) => practices),
  };
}

function joinImplications(all: readonly Implications[]): Implications {
  return {
    components: [...new Set(all.flatMap(({ components }) => components))].sort(),
    credentials: all.flatMap(({ credentials }) => credentials),
    listeners: all.flatMap(({ listeners }) => listeners),
    updateChannels: all.flatMap(({ updateChannels }) => updateChannels),
  };
}
