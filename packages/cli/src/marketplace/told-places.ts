// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
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

function databaseOf({ DATABASE_URL: text = '' }: NodeJS.ProcessEnv): string | undefined {
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url === undefined || url.host === '' ? 'PostgreSQL' : `PostgreSQL at ${url.host}${url.pathname}`;
}
