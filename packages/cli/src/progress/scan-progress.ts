// SPDX-License-Identifier: Apache-2.0
import type { ScanProgress } from '@touchstone/scanner';
import type { Output } from '../output.js';

const PASSES: Readonly<Record<ScanProgress['pass'], string>> = {
  look: 'reading',
  detect: 'looking for calls, resources and components',
};

/** A tenth of the way a line, where no line can move. */
const PARTS = 10;

/** What a person sees while files are scanned: a moving line on a terminal, a line now and then in CI and pipes. */
export function scanProgress(
  output: Pick<Output, 'live' | 'width'>,
  write: (text: string) => void,
): { seen(progress: ScanProgress): void; stop(): void } {
  let shown = '';
  const draw = (text: string): void => {
    if (text === shown) return;
    write(`\r${text.slice(0, output.width - 1).padEnd(Math.min(shown.length, output.width - 1))}`);
    shown = text;
  };
  return {
    seen({ pass, done, files }) {
      const percent = Math.floor((done / files) * 100);
      if (output.live) return draw(`  … ${PASSES[pass]}  ${percent} %  ${done} of ${files} files`);
      // Small trees are through before a line is worth it.
      if (files < 1000 || done % Math.ceil(files / PARTS) !== 0) return;
      write(`  ${PASSES[pass]}: ${done} of ${files} files\n`);
    },
    stop() {
      if (shown !== '') write(`\r${' '.repeat(shown.length)}\r`);
      shown = '';
    },
  };
}
