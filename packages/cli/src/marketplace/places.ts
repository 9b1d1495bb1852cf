// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the registry of a marketplace is, and what it rests on. */
export interface RegistryOptions {
  /** The folder of this process: its database, where DATABASE_URL names none, its evidence, its scratch files. */
  readonly data: string;
  /** `FOLDER`, `s3://…`, `swift://…`; in the folder of the process unless told. */
  readonly evidence?: string | undefined;
  readonly trustRoot?: readonly string[] | undefined;
  /** `FOLDER`, `s3://…`, `swift://…`, or the address of a log of others, which is followed. */
  readonly log?: string | undefined;
  /** The file of the log's key: with one, papers are taken. */
  readonly logKey?: string | undefined;
  readonly witness?: readonly string[] | undefined;
  readonly witnessKey?: readonly string[] | undefined;
}

/** The log that comes with this program, and that the certificates of its catalog are in. */
const OWN_LOG = fileURLToPath(new URL('../../../../trust/log', import.meta.url));
/** The catalog that comes with this program. */
export const CATALOG = fileURLToPath(new URL('../../../../catalog', import.meta.url));

/** The log that is followed. */
export function logPlace({ log }: Pick<RegistryOptions, 'log'>): string {
  return log ?? OWN_LOG;
}

/**
 * The bundles of the catalog that comes with this program. None where the marketplace follows another log or another trust
 * root: those bundles would be refused, each for the same reason.
 */
export async function catalogBundles(
  { log, trustRoot }: Pick<RegistryOptions, 'log' | 'trustRoot'>,
  env: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  if (log !== undefined || trustRoot !== undefined || env.TOUCHSTONE_TRUST_ROOT) return [];
  const names = await readdir(CATALOG).catch(() => []);
  return names
    .map((name) => join(CATALOG, name, 'evidence'))
    .filter((place) => existsSync(join(place, 'bundle.json')));
}
