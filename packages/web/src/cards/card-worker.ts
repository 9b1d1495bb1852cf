// SPDX-License-Identifier: Apache-2.0
// A thread that paints cards, one after the other: what it is sent comes back as `{ id, png }`, or as `{ id, why }`.
import { parentPort } from 'node:worker_threads';
import type { Card } from './card.js';
import { paintCard } from './paint-card.js';

const tell = (told: object): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(told);
};

parentPort?.on('message', ({ id, card }: { readonly id: number; readonly card: Card }) => {
  paintCard(card).then(
    (png) => tell({ id, png }),
    (error: unknown) => tell({ id, why: String(error) }),
  );
});
