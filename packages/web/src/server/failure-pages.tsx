// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type TouchstoneError } from '@touchstone/model';
import { type Page, PageHead, paths, SearchForm } from '../design/index.js';
import { wayOn } from './way-on.js';

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
  const why = hint === undefined ? message : `${message} ${hint}`;
  return code === 'WEB_SIGN_IN'
    ? failure(path, 'Sign in first', why, { links: [{ name: 'Home', href: paths.home }] })
    : failure(path, 'Not done', why);
}

function failure(path: string, title: string, why: string, on = wayOn(path)): Page {
  return {
    path,
    title,
    description: why,
    unlisted: true,
    search: on.search === undefined ? undefined : false,
    body: (
      <>
        <PageHead title={title} headline={<WithCode text={why} />}>
          <p className="after-headline">
            {on.links.map(({ name, href }, index) => (
              <span key={href}>
                {index === 0 ? '' : ' · '}
                <a href={href}>{name}</a>
              </span>
            ))}
          </p>
        </PageHead>
        {on.search === undefined ? null : <SearchForm large text={on.search} />}
      </>
    ),
  };
}

/** Messages mark what is to be typed as Markdown does. */
function WithCode({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>));
}
