// SPDX-License-Identifier: Apache-2.0
import type { Page } from './page.js';

/** The page's sections, beside them on a wide window. */
export function ContentsNav({ contents }: { readonly contents: NonNullable<Page['contents']> }) {
  return (
    <nav className="contents" aria-label="On this page">
      <ul>
        {contents.map(({ id, name }) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
