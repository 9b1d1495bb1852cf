// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { escapeXml } from '@touchstone/model';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { CARD_SIZE, cardSvg, type Pen } from './card-svg.js';
import type { Card } from './card.js';
import { drawnLetters } from './drawn-letters.js';

let made: Promise<{ readonly pen: Pen; readonly fonts: readonly Uint8Array[] }> | undefined;

/** A card as PNG, 1200 by 630. Takes some 150 ms, the first 2 s: not for a thread that answers anyone. */
export async function paintCard(card: Card): Promise<Uint8Array> {
  made ??= makePen();
  const { pen, fonts } = await made;
  return render(cardSvg(card, pen), fonts, (drawing) => {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  });
}

async function makePen() {
  const require = createRequire(import.meta.url);
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const fonts = await Promise.all([
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ]);
  const [regular, bold] = fonts.map(drawnLetters);
  const draws = (point: number): boolean => (regular?.(point) ?? false) && (bold?.(point) ?? false);
  return { fonts, pen: { draws, width: (...of) => widthOf(fonts, ...of) } satisfies Pen };
}

function widthOf(fonts: readonly Uint8Array[], text: string, size: number, bold: boolean): number {
  if (text.trim() === '') return 0;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}"><text y="200" font-family="DejaVu Sans" font-size="${size}"${bold ? ' font-weight="bold"' : ''}>${escapeXml(text)}</text></svg>`;
  return render(svg, fonts, (drawing) => {
    const box = drawing.getBBox();
    const width = box?.width ?? 0;
    box?.free();
    return width;
  });
}

function render<T>(
  svg: string,
  fonts: readonly Uint8Array[],
  act: (drawing: InstanceType<typeof Resvg>) => T,
): T {
  const drawing = new Resvg(svg, {
    font: { fontBuffers: [...fonts], defaultFontFamily: 'DejaVu Sans' },
  });
  try {
    return act(drawing);
  } finally {
    drawing.free();
  }
}
