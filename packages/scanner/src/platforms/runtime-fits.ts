// SPDX-License-Identifier: Apache-2.0
import type { Compatibility } from '@touchstone/model';
import type { Distribution } from './platform-data.js';
import { compareVersions, segmentsOf } from './versions/dotted-version.js';
import { gemRangeAdmits } from './versions/gem-range.js';
import { mavenRangeAdmits } from './versions/maven-range.js';
import { pythonRangeAdmits } from './versions/python-range.js';
import { semverRangeAdmits } from './versions/semver-range.js';
import type { WantedRuntime } from './wanted-runtimes.js';

type Runtime = Distribution['runtimes'][string];
type Fits = Pick<Compatibility['runtimes'][number], 'verdict' | 'why'>;

/** How each language writes which versions of its runtime will do. */
const RANGES: Readonly<Record<string, (range: string, version: string) => boolean | undefined>> = {
  python: pythonRangeAdmits,
  ruby: gemRangeAdmits,
  nodejs: semverRangeAdmits,
  php: semverRangeAdmits,
  go: atLeast,
  rust: atLeast,
  java: javaAdmits,
};

/** How many numbers of a version tell one line of a runtime from the next: Python 3.11 from 3.12, Node.js 20 from 22. */
const LINE: Readonly<Record<string, number>> = { nodejs: 1, java: 1 };

/** Whether one of the runtimes that a distribution has will do, and why, as a sentence. */
export function runtimeFits(wanted: WantedRuntime, there: Runtime | undefined, distribution: string): Fits {
  if (there === undefined) {
    return { verdict: 'does not fit', why: `${distribution} has no ${wanted.language}.` };
  }
  return wanted.kind === 'range'
    ? rangeFits(wanted, there, distribution)
    : versionsFit(wanted, there, distribution);
}

function rangeFits({ language, texts }: WantedRuntime, there: Runtime, distribution: string): Fits {
  const range = texts[0] ?? '';
  const admits = (version: string) => RANGES[language]?.(range, version);
  if (admits(there.default) === undefined) {
    return { verdict: 'could not tell', why: `What it asks for is no range that can be read.` };
  }
  if (admits(there.default) === true) {
    return { verdict: 'fits', why: `${distribution} has ${language} ${there.default}.` };
  }
  const other = there.versions.findLast((version) => admits(version));
  return other === undefined
    ? { verdict: 'does not fit', why: `${distribution} has ${language} ${there.versions.join(', ')}.` }
    : {
        verdict: 'fits',
        why: `${distribution} has ${other}, beside its default ${language} ${there.default}.`,
      };
}

/** Plain versions say what it was made or tested with: a newer runtime may do, an older one hardly. */
function versionsFit({ language, texts }: WantedRuntime, there: Runtime, distribution: string): Fits {
  const lines = texts.map((text) => lineOf(language, text));
  const found = there.versions.find((version) => lines.includes(lineOf(language, version)));
  if (found !== undefined) return { verdict: 'fits', why: `${distribution} has ${language} ${found}.` };
  const least = lines.toSorted(compareVersions)[0] ?? '';
  const newest = there.versions.toSorted(compareVersions).at(-1) ?? '';
  return compareVersions(newest, least) < 0
    ? {
        verdict: 'does not fit',
        why: `${distribution} has ${language} ${there.versions.join(', ')}, older than all of them.`,
      }
    : {
        verdict: 'could not tell',
        why: `${distribution} has ${language} ${there.versions.join(', ')}, which it does not name.`,
      };
}

function lineOf(language: string, version: string): string {
  return segmentsOf(version.replace(/^\D+/, ''))
    .slice(0, LINE[language] ?? 2)
    .join('.');
}

function atLeast(wanted: string, version: string): boolean | undefined {
  const least = /^(?:go|>=|v)?\s*(\d+(?:\.\d+)*)/.exec(wanted)?.[1];
  return least === undefined ? undefined : compareVersions(version, least) >= 0;
}

/** A JVM runs what was compiled for its own level and for all before it (JVM Specification, 4.1); 1.8 is 8. */
function javaAdmits(wanted: string, version: string): boolean | undefined {
  if (/^[[(]/.test(wanted)) return mavenRangeAdmits(wanted, version);
  return atLeast(
    wanted.replace(/\b1\.(?=[5-9]\b)/, '').replace(/^(?:VERSION|JavaVersion\.VERSION)_/, ''),
    version,
  );
}
