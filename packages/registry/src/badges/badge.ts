// SPDX-License-Identifier: Apache-2.0
import { cleanText, escapeXml } from '@touchstone/model';

export type BadgeTone = 'gold' | 'good' | 'fair' | 'plain' | 'stale' | 'bad';

export interface Badge {
  readonly label: string;
  readonly value: string;
  readonly tone: BadgeTone;
}

/** Each has at least 4.5 : 1 against its white text (WCAG 2.2, 1.4.3). */
const COLOURS: Readonly<Record<BadgeTone, string>> = {
  gold: '#7a5a00',
  good: '#1b6e3c',
  fair: '#1d5f8a',
  plain: '#5a5f66',
  stale: '#8a4b08',
  bad: '#a32222',
};

const HEIGHT = 20;
const PADDING = 7;
/** Width of one letter at 11 px, taken as the same for all: the same badge has the same bytes whatever fonts there are. */
const LETTER = 6.6;
/** Letters of one side: a badge is no place for a text. */
const LETTERS = 40;

/**
 * A badge as SVG: text of strangers escaped, no script, no link, no font or image from elsewhere, and widths by count of
 * letters, which `textLength` makes true in every viewer.
 */
export function badgeSvg({ label, value, tone }: Badge): string {
  const [left, right] = [side(label), side(value)];
  const width = left.width + right.width;
  const title = `${left.text}: ${right.text}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<path fill="#33373d" d="M3 0H${left.width}V20H3A3 3 0 0 1 0 17V3A3 3 0 0 1 3 0Z"/>`,
    `<path fill="${COLOURS[tone]}" d="M${left.width} 0H${width - 3}A3 3 0 0 1 ${width} 3V17A3 3 0 0 1 ${width - 3} 20H${left.width}Z"/>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">`,
    textAt(PADDING, left),
    textAt(left.width + PADDING, right),
    '</g></svg>\n',
  ].join('');
}

interface Side {
  readonly text: string;
  readonly letters: number;
  readonly width: number;
}

function side(text: string): Side {
  const all = [...cleanText(text).trim()];
  const shown = all.length > LETTERS ? [...all.slice(0, LETTERS - 1), '…'] : all;
  const letters = Math.round(shown.length * LETTER);
  return { text: shown.join(''), letters, width: letters + 2 * PADDING };
}

function textAt(x: number, { text, letters }: Side): string {
  return `<text x="${x}" y="14" textLength="${letters}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
}
