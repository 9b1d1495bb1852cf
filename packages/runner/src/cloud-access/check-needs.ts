// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { officialType } from './catalog.js';
import { noService } from './connect.js';
import type { Connection } from './connection.js';

/**
 * Makes sure that a cloud offers the services needed and that something answers at their addresses; any HTTP status
 * is an answer. Throws ACCESS_NO_SERVICE naming all that are missing, or ACCESS_ENDPOINT_UNREACHABLE naming all that
 * do not answer.
 */
export async function checkNeeds(
  connection: Connection,
  services: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const wanted = [...new Set(services.map(officialType))].filter((type) => type !== 'identity');
  const missing = wanted.filter((type) => connection.findEndpoint(type) === undefined);
  if (missing.length > 0) throw noService(connection.config, missing, connection.token);
  const failures = await Promise.all(
    wanted.map(async (type) => {
      const url = connection.findEndpoint(type)?.url ?? '';
      try {
        await connection.send({ method: 'GET', url: new URL('/', url).href }, signal);
        return undefined;
      } catch (error) {
        if (!isTouchstoneError(error)) throw error;
        return { type, url, code: error.code };
      }
    }),
  );
  const dead = failures.filter((failure) => failure !== undefined);
  if (dead.length === 0) return;
  throw new TouchstoneError(
    'ACCESS_ENDPOINT_UNREACHABLE',
    `The catalog of cloud "${connection.config.name}" names addresses that cannot be reached from here: ` +
      dead.map(({ type, url, code }) => `${type} at ${url} (${code})`).join('; '),
    {
      hint: `Try another interface than ${connection.config.interface}, or have the catalog corrected.`,
      details: { cloud: connection.config.name, endpoints: dead },
    },
  );
}
