// SPDX-License-Identifier: Apache-2.0
import {
  displayWidth,
  formatCount,
  formatCounted,
  padEnd,
  type FoundSdk,
  type Ink,
  type Scan,
} from '@touchstone/model';
import { placeWords } from './place-words.js';

/** Calls without an operation that are shown of an SDK. */
const SHOWN = 3;
const VERSIONS = 3;

/** SDKs and clients with their versions; calls that the data do not know are shown, for they may hide operations. */
export function sdkLines(scan: Scan, ink: Ink): readonly string[] {
  if (scan.sdks.length === 0) return [];
  const names = scan.sdks.map(({ title }) => title);
  const column = Math.min(36, Math.max(...names.map(displayWidth)));
  return [
    ink.heading('Through'),
    ...scan.sdks.flatMap((sdk, at) => [
      ...ink.block(`  ${ink.say(padEnd(names[at] ?? '', column))}  `, column + 4, facts(sdk), 'quiet'),
      ...unmapped(sdk, ink),
    ]),
  ];
}

function facts({ calls, versions, places }: FoundSdk): string {
  const some = versions.slice(0, VERSIONS).join(', ');
  const more = versions.length > VERSIONS ? ` and ${formatCount(versions.length - VERSIONS)} more` : '';
  const version = some === '' ? [] : [`${some}${more}`];
  const where = calls === 0 ? [`named at ${placeWords(places)}`] : [];
  return [...version, formatCounted(calls, 'call'), ...where].join(' · ');
}

function unmapped(sdk: FoundSdk, ink: Ink): readonly string[] {
  if (sdk.unmapped.length === 0) return [];
  const some = sdk.unmapped
    .slice(0, SHOWN)
    .map(({ call, places }) => `${call} (${placeWords(places.slice(0, 1))})`);
  const rest = sdk.unmapped.length - SHOWN;
  const more = rest > 0 ? ` and ${formatCount(rest)} more` : '';
  return ink.block(
    `    ${ink.say('?', 'warn')} `,
    6,
    `no operation known for ${some.join(', ')}${more}`,
    'quiet',
  );
}
