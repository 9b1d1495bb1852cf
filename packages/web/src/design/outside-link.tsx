// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

/**
 * A link to where a stranger points. Only `http` and `https` become links: whoever writes a manifest must not make a
 * reader's click run a script or open a local program. It passes on neither rank nor referrer.
 */
export function OutsideLink({ href, children }: { readonly href: string; readonly children?: ReactNode }) {
  const words = children ?? href.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (!isWebAddress(href)) return <span>{words}</span>;
  return (
    <a href={href} rel="noopener noreferrer nofollow ugc">
      {words}
    </a>
  );
}

/** Whether it is an absolute http(s) URL without a user's name or password in it. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
