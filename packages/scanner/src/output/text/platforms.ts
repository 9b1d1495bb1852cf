// SPDX-License-Identifier: Apache-2.0
import {
  displayWidth,
  formatCount,
  padEnd,
  type Compatibility,
  type Ink,
  type Scan,
} from '@touchstone/model';

/** How the stack stands beside each platform's own; nothing where it asks for nothing. */
export function platformLines(scan: Scan, ink: Ink): readonly string[] {
  const shown = scan.compatibility.filter(
    ({ runtimes, libraries, stack }) => runtimes.length + libraries.listed.length + stack.length > 0,
  );
  if (shown.length === 0) return [];
  const names = shown.map(({ platform }) => `${platform.release}, ${platform.distribution}`);
  const column = Math.max(...names.map(displayWidth));
  return [
    ink.heading('Beside a platform', 'what it asks for, and what is there'),
    ...shown.flatMap((one, at) => {
      const { mark, tone } = isClear(one)
        ? { mark: '✓', tone: 'good' as const }
        : { mark: '!', tone: 'warn' as const };
      const lead = `  ${ink.say(mark, tone)} ${ink.say(padEnd(names[at] ?? '', column))}  `;
      return ink.block(lead, column + 6, words(one), 'quiet');
    }),
  ];
}

/** Nothing of it stands in the platform's way, and nothing of the platform in its. */
function isClear({ runtimes, libraries }: Compatibility): boolean {
  const conflict = libraries.listed.some(
    (one) => one.verdict === 'conflicting' && !one.sideBySide && one.optional !== true,
  );
  return !conflict && runtimes.every((one) => one.verdict !== 'does not fit');
}

function words({ runtimes, libraries, stack }: Compatibility): string {
  const unfit = runtimes.filter((one) => one.verdict === 'does not fit');
  const foreign = stack.filter((one) => one.verdict === 'foreign').map((one) => one.component);
  const [same, compatible, conflicting, unknown] = [
    libraries.same,
    libraries.compatible,
    libraries.conflicting,
    libraries.unknown,
  ].map(formatCount);
  return [
    ...unfit.map((one) => `${one.language} ${one.wants} does not fit ${one.has ?? 'what it has'}`),
    `libraries ${same} same, ${compatible} compatible, ${conflicting} conflicting, ${unknown} unknown`,
    ...(foreign.length === 0 ? [] : [`foreign: ${[...new Set(foreign)].join(', ')}`]),
  ].join('; ');
}
