// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { assessment, bundleIndex, parsePaper, scan, type Assessment, type Scan } from '@touchstone/model';

export interface Held {
  readonly id: string;
  readonly assessment: Assessment;
  readonly scans: readonly Scan[];
}

const root = new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url);
const LIMIT = 64 * 1024 * 1024;

/** Every solution of the catalog that has evidence: its assessment and the scans in its bundle. Throws PAPER_*. */
export function readCatalog(): Held[] {
  const catalog = new URL('catalog/', root);
  return readdirSync(catalog)
    .sort()
    .filter((id) => existsSync(new URL(`${id}/evidence/bundle.json`, catalog)))
    .map((id) => {
      const at = new URL(`${id}/evidence/`, catalog);
      const read = (name: string): string => readFileSync(new URL(name, at), 'utf8');
      const { members } = parsePaper(bundleIndex, read('bundle.json'), {
        name: `${id}/bundle.json`,
        limit: LIMIT,
      });
      return {
        id,
        assessment: parsePaper(assessment, read('assessment.json'), {
          name: `${id}/assessment.json`,
          limit: LIMIT,
        }),
        scans: members
          .filter((member) => member.role === 'scan')
          .map(({ path }) => parsePaper(scan, read(path), { name: `${id}/${path}`, limit: LIMIT })),
      };
    });
}
