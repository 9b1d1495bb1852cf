// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';

/** One step of the way from the home page to where the reader is; the last has no link. */
export interface Crumb {
  readonly name: string;
  readonly href?: string | undefined;
}

/** A page of the marketplace, before it is rendered. */
export interface Page {
  /** Its canonical path, with a query where that is part of what is shown. */
  readonly path: string;
  /** Without the site's name. */
  readonly title: string;
  /** One or two sentences for search engines and social cards. */
  readonly description: string;
  /** The entry of the navigation that it belongs to. */
  readonly section?: 'solutions' | 'compare' | 'ecosystem' | 'guidelines' | 'how' | undefined;
  readonly crumbs?: readonly Crumb[] | undefined;
  /** Its sections, for a navigation beside them: `id` is the section's. */
  readonly contents?: readonly { readonly id: string; readonly name: string }[] | undefined;
  /** What the search form of the header holds; `false` where the page has a search form of its own. */
  readonly search?: string | false | undefined;
  /** Not for search engines: results of searches, pages of runs. */
  readonly unlisted?: boolean | undefined;
  readonly feeds?: readonly { readonly title: string; readonly href: string }[] | undefined;
  /** Path of the social card's image. */
  readonly image?: string | undefined;
  /** A schema.org description as JSON-LD. */
  readonly structured?: unknown;
  /** Paths of ES modules that better the page. */
  readonly modules?: readonly string[] | undefined;
  /** Without scripts the page is asked for anew after so many seconds: something on it is under way. */
  readonly refresh?: number | undefined;
  readonly body: ReactNode;
}

/** What all pages share. */
export interface Site {
  /** `https://host` without a slash at its end, for canonical links; absent where it is not known. */
  readonly origin?: string | undefined;
  /** What everything shown rests on. */
  readonly rests: {
    readonly solutions: number;
    readonly certificates: number;
    readonly runs: number;
    readonly scans: number;
    readonly log?: { readonly origin: string; readonly size: number } | undefined;
    /** Solutions whose evidence is not fresh, by what became of it. */
    readonly aged?:
      { readonly stale: number; readonly expired: number; readonly revoked: number } | undefined;
  };
  /** While the catalog is still being loaded and verified; a total of 0 where that is about to begin. */
  readonly loading?: { readonly done: number; readonly total: number } | undefined;
  /** Where whoever signed in finds what is theirs. */
  readonly account?: { readonly name: string; readonly href: string } | undefined;
  /** The reader's own choice; absent: as the system says. */
  readonly theme?: 'light' | 'dark' | undefined;
  /** Path that takes `theme` (light, dark, system) and `back` by POST; absent: no switch is shown. */
  readonly themeAction?: string | undefined;
}
