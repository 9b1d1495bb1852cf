// SPDX-License-Identifier: Apache-2.0

/** The path of this site that a stranger's text leads to; the home page where it leads elsewhere or nowhere. */
export function ownPath(path: string): string {
  const base = 'http://self.invalid';
  if (!path.startsWith('/') || !URL.canParse(path, base)) return '/';
  const url = new URL(path, base);
  // Dots that go away leave `//elsewhere.example` of `/.//elsewhere.example`: a browser takes that for another site.
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
