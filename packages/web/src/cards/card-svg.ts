// SPDX-License-Identifier: Apache-2.0
import { cleanText, escapeXml, LEVELS } from '@touchstone/model';
import { STONE } from '../design/stone-drawing.js';
import type { Card } from './card.js';

/** What the picture is drawn with: widths as the renderer itself sees them, and the letters that its font has. */
export interface Pen {
  /** Of one line, in pixels. */
  readonly width: (text: string, size: number, bold: boolean) => number;
  readonly draws: (codePoint: number) => boolean;
}

export const CARD_SIZE = { width: 1200, height: 630 } as const;

const LEFT = 80;
const WORDS = 720;
/** Graphemes of a line: beyond that nothing would be readable. */
const LONGEST = 80;
/** Code points of one grapheme: towers of accents would grow out of their line. */
const TALLEST = 3;

const TONES = { good: '#17653b', quiet: '#565b61', warn: '#7d4a00', bad: '#a9221b' } as const;

/** A card as SVG, every line fitted to its place. Text of strangers is escaped; nothing is loaded from elsewhere. */
export function cardSvg(card: Card, pen: Pen): string {
  const { width, height } = CARD_SIZE;
  const name = drawable(card.name, pen) ?? card.id;
  const line = (text: string, y: number, look: Look): string =>
    fitted(drawable(text, pen) ?? '', y, look, pen);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#f7f6f3"/>`,
    `<rect width="${width}" height="12" fill="#d4a937"/>`,
    line('Touchstone', 96, { size: 30, bold: true, fill: '#565b61' }),
    fitted(name, 232, { size: 84, least: 44, bold: true, fill: '#1d2125' }, pen),
    line(card.byline, 290, { size: 30, least: 24, fill: '#565b61' }),
    line(card.verdict, 388, { size: 44, least: 32, bold: true, fill: TONES[card.tone] }),
    ...card.lines.map((text, index) =>
      line(text, 446 + index * 44, { size: 26, least: 22, fill: '#1d2125' }),
    ),
    `<rect x="${LEFT}" y="534" width="${width - 2 * LEFT}" height="2" fill="#dedad2"/>`,
    line(card.footer, 582, { size: 24, least: 18, fill: '#565b61', room: width - 2 * LEFT }),
    stone(card),
    '</svg>',
  ].join('');
}

interface Look {
  readonly size: number;
  /** Smallest size; then the text is cut. */
  readonly least?: number;
  readonly bold?: boolean;
  readonly fill: string;
  readonly room?: number;
}

function fitted(text: string, y: number, look: Look, pen: Pen): string {
  const { size, least = size, bold = false, fill, room = WORDS } = look;
  const whole = pen.width(text, size, bold);
  const shown = whole <= room ? size : Math.max(least, Math.floor((size * room) / whole));
  const cut =
    pen.width(text, shown, bold) <= room ? text : cutTo(text, room, (one) => pen.width(one, shown, bold));
  return `<text x="${LEFT}" y="${y}" font-family="DejaVu Sans" font-size="${shown}"${bold ? ' font-weight="bold"' : ''} fill="${fill}">${escapeXml(cut)}</text>`;
}

/** As much of a text as fits, by halves: a width costs a layout. */
function cutTo(text: string, room: number, width: (text: string) => number): string {
  const letters = graphemes(text);
  let [fits, over] = [0, letters.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (width(`${letters.slice(0, middle).join('')}…`) <= room) fits = middle;
    else over = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}

/** The text in the letters that the font has; undefined where most of them are missing. */
function drawable(text: string, { draws }: Pen): string | undefined {
  const clean = graphemes(cleanText(Buffer.from(text, 'utf8').toString('utf8')).trim()).slice(0, LONGEST);
  const drawn = clean
    .map((letter) => [...letter].slice(0, TALLEST))
    .map((points) => (points.every((one) => draws(one.codePointAt(0) ?? 0)) ? points.join('') : '·'));
  const missing = drawn.filter((letter, index) => letter === '·' && clean[index] !== '·').length;
  return missing * 2 > drawn.length || drawn.length === 0 ? undefined : drawn.join('');
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
}

function stone({ level }: Card): string {
  const reached = level === null ? 0 : LEVELS.indexOf(level) + 1;
  const streaks = STONE.streaks.map((d, index) =>
    index < reached
      ? `<path d="${d}" fill="none" stroke="#d4a937" stroke-width="9" stroke-linecap="round"/>`
      : `<path d="${d}" fill="none" stroke="#7b838b" stroke-width="1.5" stroke-linecap="round" stroke-dasharray="3 6"/>`,
  );
  return [
    '<g transform="translate(850 150) scale(1.6)">',
    `<path fill="#2a2e33" d="${STONE.body}"/>`,
    `<path fill="#3c4248" d="${STONE.facet}"/>`,
    ...streaks,
    '</g>',
  ].join('');
}
