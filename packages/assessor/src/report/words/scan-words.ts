// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedScan,
  type Compatibility,
  formatCount,
  formatCounted,
  type Place,
  type Practice,
} from '@touchstone/model';

/** What was scanned: the repository at its commit, or the name of the tree. */
export function scannedWhat({ subject }: AssessedScan): string {
  const where = subject.repository?.replace(/^https?:\/\//, '') ?? subject.name;
  return subject.commit === null ? where : `${where} at ${subject.commit.slice(0, 12)}`;
}

/** `12 components to operate, 3 network listeners, …`: only what there is. */
export function implicationWords({ implications }: AssessedScan): readonly string[] {
  const { components, credentials, listeners, updateChannels } = implications;
  return [
    [components.length, 'component to operate', 'components to operate'],
    [credentials.length, 'place where credentials are kept', 'places where credentials are kept'],
    [listeners.length, 'network listener', 'network listeners'],
    [updateChannels.length, 'update channel', 'update channels'],
  ].flatMap(([count, one, many]) =>
    Number(count) === 0 ? [] : [formatCounted(Number(count), String(one), String(many))],
  );
}

/** When a practice takes place. */
export const PRACTICE_BY: Readonly<Record<Practice['by'], string>> = {
  always: 'always',
  default: 'by default',
  option: 'when asked for',
};

/** `path:12`, or the path alone. */
export function placeWords({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** How a stack stands on a platform, in one line. */
export function fitWords({ runtimes, libraries, stack }: Compatibility): string {
  const unfit = runtimes.filter((one) => one.verdict === 'does not fit').length;
  const foreign = stack.filter((one) => one.verdict === 'foreign').length;
  return [
    unfit > 0
      ? formatCounted(unfit, 'runtime that does not fit', 'runtimes that do not fit')
      : 'runtimes fit',
    `libraries: ${formatCount(libraries.same)} same, ${formatCount(libraries.compatible)} compatible, ${formatCount(libraries.conflicting)} conflicting, ${formatCount(libraries.unknown)} unknown`,
    ...(foreign > 0 ? [formatCounted(foreign, 'foreign component')] : []),
  ].join('; ');
}
