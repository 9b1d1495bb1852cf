// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '@touchstone/model';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** A part of a page that is sent again when it has changed: as it stands in the page, strings escaped alike. */
export function renderPart(part: ReactNode): string {
  return renderToStaticMarkup(part).split('\n').map(cleanText).join('\n');
}
