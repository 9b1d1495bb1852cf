// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { cardOf, cardPath } from '../../cards/card.js';
import { cardPainter } from '../../cards/card-painter.js';
import type { ShowPage } from '../../server/web-world.js';

/** A solution's social card. An address of former facts shows the facts of today. */
export const showCard: ShowPage = async ({ registry, clock, parts }) => {
  const [id = '', file = ''] = parts;
  if (!/^[0-9a-f]{12}\.png$/.test(file)) return { kind: 'absent' };
  const stored = await registry.listing(id);
  if (stored === undefined) return { kind: 'absent' };
  const card = cardOf(stored.listing, new Date(clock()));
  try {
    const png = await cardPainter.paint(card);
    return { kind: 'picture', png, forever: cardPath(card).endsWith(`/${file}`) };
  } catch (error) {
    if (isTouchstoneError(error, 'WEB_BUSY')) return { kind: 'busy', seconds: 5 };
    throw error;
  }
};
