// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Category } from '@touchstone/model';
import type { Categories } from './input.js';
import type { ShowsIndex } from './shared/shows-index.js';

/** The category of a solution. Throws ASSESS_UNKNOWN_CATEGORY, and ASSESS_UNKNOWN_CONCERN where the papers disagree. */
export function getCategory(id: string, categories: Categories, concerns: ShowsIndex): Category {
  const category = categories.categories.find((one) => one.id === id);
  if (category === undefined) {
    throw new TouchstoneError('ASSESS_UNKNOWN_CATEGORY', `solution.category: no category is called "${id}"`, {
      hint: `name one of ${categories.categories.map((one) => one.id).join(', ')}`,
      details: { category: id },
    });
  }
  for (const concern of [...category.core, ...category.relevant]) {
    if (concerns.findConcern(concern) !== undefined) continue;
    throw new TouchstoneError(
      'ASSESS_UNKNOWN_CONCERN',
      `category ${id} names the concern "${concern}", which the concerns file does not have`,
      {
        hint: 'give the concerns and categories of one and the same guideline',
        details: { category: id, concern },
      },
    );
  }
  return category;
}
