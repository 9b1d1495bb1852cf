// SPDX-License-Identifier: Apache-2.0
import { basename, resolve } from 'node:path';
import { logPlace, type RegistryOptions } from './places.js';

/** Where what is kept, for whoever runs the marketplace: no password of a database's URL is in it. */
export function toldPlaces(
  options: RegistryOptions,
  takesPapers: boolean,
  env: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const folder = resolve(options.data);
  return {
    Folder: folder,
    Database: databaseOf(env) ?? 'embedded (PGlite), in the folder',
    Evidence: options.evidence ?? 'in the folder',
    Log: `${logPlace(options)}, ${takesPapers ? 'which takes papers' : 'which is only followed'}`,
  };
}

/**
 * How a stranger names trust root and log to `touchstone verify`. A log of our own is read where it is served; the trust root
 * they have from whom they believe, and it has the name of our file.
 */
export function toldToVerifiers(
  { log, trustRoot: [first] = [] }: RegistryOptions,
  origin: string,
  env: NodeJS.ProcessEnv,
): { readonly trustRoot?: string; readonly log: string } {
  const root = first ?? (env.TOUCHSTONE_TRUST_ROOT || undefined);
  return {
    log: log === undefined ? 'trust/log' : origin,
    ...(root === undefined ? {} : { trustRoot: basename(root).replaceAll(/[^\w.-]/g, '_') }),
  };
}

function databaseOf({ DATABASE_URL: text = '' }: NodeJS.ProcessEnv): string | undefined {
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url === undefined || url.host === '' ? 'PostgreSQL' : `PostgreSQL at ${url.host}${url.pathname}`;
}
