// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TouchstoneError } from '@touchstone/model';
import { type Page, PageHead, paths, SearchForm } from '../design/index.js';

/** There is no such page. */
export function absentPage(path: string, what?: string): Page {
  return failure(path, 'Not found', what ?? 'There is no page at this address.');
}

/** There was one. Its address stays taken, so that a link says what became of it. */
export function gonePage(path: string, what: string): Page {
  return failure(path, 'No longer here', what);
}

/** Something broke on our side. Of an error that is not told on purpose nothing is shown: it may name a path or a secret. */
export function brokenPage(path: string, error: unknown): Page {
  const why = isTouchstoneError(error) && error.code.startsWith('REGISTRY_') ? ` (${error.code})` : '';
  return failure(
    path,
    'This page could not be made',
    `Something went wrong here${why}. Try again in a moment.`,
  );
}

/** What was asked for is not done, and why. */
export function refusedPage(path: string, { code, message, hint }: TouchstoneError): Page {
  const title = code === 'WEB_SIGN_IN' ? 'Sign in first' : 'Not done';
  return failure(path, title, hint === undefined ? message : `${message} ${hint}`);
}

function failure(path: string, title: string, why: string): Page {
  return {
    path,
    title,
    description: why,
    unlisted: true,
    search: false,
    body: (
      <>
        <PageHead title={title} headline={why}>
          <p className="after-headline">
            <a href={paths.solutions}>All solutions</a>
          </p>
        </PageHead>
        <SearchForm large />
      </>
    ),
  };
}
