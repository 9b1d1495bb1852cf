// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, padStart, type Ink, type Place, type Scan } from '@touchstone/model';
import { placeWords } from './place-words.js';

/** What is named in a line. */
const SHOWN = 3;

interface Counted {
  readonly what: string;
  readonly places: readonly Place[];
}

/** What running it brings upon its operator: counted and listed, no score. */
export function implicationLines(scan: Scan, ink: Ink): readonly string[] {
  const { components, credentials, listeners, updateChannels } = scan.implications;
  const ports = listeners.map((one) => ({ what: `${one.port} ${one.what}`, places: one.places }));
  const channels = updateChannels.map((one) => ({ what: `${one.kind} ${one.what}`, places: one.places }));
  const lines = [
    ...line(
      ink,
      'component to operate',
      'components to operate',
      components.map((what) => ({ what, places: [] })),
    ),
    ...line(ink, 'place where credentials are kept', 'places where credentials are kept', credentials),
    ...line(ink, 'network listener', 'network listeners', ports),
    ...line(ink, 'update channel', 'update channels', channels),
  ];
  return lines.length === 0 ? [] : [ink.heading('What it brings upon its operator'), ...lines];
}

function line(ink: Ink, one: string, many: string, things: readonly Counted[]): readonly string[] {
  if (things.length === 0) return [];
  const some = things.slice(0, SHOWN).map(({ what, places }) => {
    const where = placeWords(places.slice(0, 1));
    return where === '' ? what : `${what} (${where})`;
  });
  const rest = things.length - SHOWN;
  const more = rest > 0 ? ` and ${formatCount(rest)} more` : '';
  const lead = `  ${padStart(formatCount(things.length), 5)}  `;
  const noun = formatCounted(things.length, one, many).replace(/^\S+ /, '');
  return ink.block(ink.say(lead), 9, `${noun}: ${some.join(', ')}${more}`);
}
