// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { MAX_PLACES, type Origin, type Scan } from '@touchstone/model';
import type { SkippedPath } from '../intake/tree.js';
import { compareText, slugOf } from './plain-words.js';

/** What was read and what was not, with the digest of all that was read. Paths must come sorted. */
export function createFiles(): {
  read(file: { path: string; bytes: number; language: string; origin: Origin; digest: string }): void;
  /** A path that was not read. */
  skip(path: SkippedPath): void;
  /** A file that was read, of which something was not looked at. */
  trouble(path: SkippedPath): void;
  list(): Scan['files'];
  digest(): string;
} {
  const hash = createHash('sha256');
  const languages = new Map<string, { language: string; files: number; bytes: number }>();
  const origins = new Map<Origin, number>();
  const skipped = new Map<string, SkippedPath['path'][]>();
  let [seen, read, bytes] = [0, 0, 0];
  return {
    read(file) {
      seen += 1;
      read += 1;
      bytes += file.bytes;
      // As `sha256sum` prints it, so that anyone can make the same list; NUL ends a path that may hold line breaks.
      hash.update(`${file.digest}  ${file.path}\0`);
      const known = languages.get(file.language) ?? { language: file.language, files: 0, bytes: 0 };
      known.files += 1;
      known.bytes += file.bytes;
      languages.set(file.language, known);
      origins.set(file.origin, (origins.get(file.origin) ?? 0) + 1);
    },
    skip(path) {
      seen += 1;
      this.trouble(path);
    },
    trouble({ path, reason }) {
      const paths = skipped.get(reason) ?? [];
      paths.push(path);
      skipped.set(reason, paths);
    },
    list: () => ({
      seen,
      read,
      bytes,
      byOrigin: Object.fromEntries([...origins].sort(([a], [b]) => compareText(a, b))),
      byLanguage: [...languages.values()].sort((a, b) => compareText(a.language, b.language)),
      skipped: [...skipped]
        .sort(([a], [b]) => compareText(a, b))
        .map(([reason, paths]) => ({
          reason: slugOf(reason),
          count: paths.length,
          files: paths.sort(compareText).slice(0, MAX_PLACES),
        })),
    }),
    digest: () => `sha256:${hash.digest('hex')}`,
  };
}
