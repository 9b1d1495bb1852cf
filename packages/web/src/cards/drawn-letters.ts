// SPDX-License-Identifier: Apache-2.0

/**
 * Whether a font can draw a character: read from its `cmap` (OpenType 1.9, "cmap", format 12), since a renderer draws an
 * empty box for those that it cannot and tells nobody. Takes the bytes of a font of ours, never a stranger's.
 */
export function drawnLetters(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const groups = groupsOf(view, tableOffset(view, 'cmap'));
  return (codePoint) => groups.some(([from, to]) => codePoint >= from && codePoint <= to);
}

function tableOffset(view: DataView, name: string): number {
  const tables = view.getUint16(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no table ${name}`);
}

function groupsOf(view: DataView, cmap: number): readonly (readonly [number, number])[] {
  const encodings = view.getUint16(cmap + 2);
  for (let index = 0; index < encodings; index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(table) !== 12) continue;
    const groups = view.getUint32(table + 12);
    return Array.from({ length: groups }, (_, group) => {
      const at = table + 16 + group * 12;
      return [view.getUint32(at), view.getUint32(at + 4)] as const;
    });
  }
  throw new Error('the font has no cmap of format 12');
}
