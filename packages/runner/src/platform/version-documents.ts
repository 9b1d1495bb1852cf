// SPDX-License-Identifier: Apache-2.0
import type { PlatformService } from '@touchstone/model';
import type { FoundEndpoint } from '../cloud-access/catalog.js';
import { parseJson } from '../cloud-access/parse-json.js';
import type { Connection } from '../cloud-access/connection.js';

type Version = PlatformService['versions'][number];
type Entry = Readonly<Record<string, unknown>>;

/** Where a service lies below its host: everything before its version (`/volume/v3/<project>` to `/volume/`). */
export function unversionedRoot(url: string): string {
  const parsed = new URL(url);
  const path = parsed.pathname.replace(/\/v\d+(?:\.\d+)?(?:\/.*)?$/, '');
  return `${parsed.origin}${path.replace(/\/+$/, '')}/`;
}

/**
 * The API versions of one service as its version document lists them, sorted by id. An object store has no version
 * document; its `/info` tells its software version (object-store API, "Discoverability").
 */
export async function readVersions(
  connection: Connection,
  endpoint: FoundEndpoint,
): Promise<readonly Version[]> {
  const root = unversionedRoot(endpoint.url);
  if (endpoint.type === 'object-store') {
    const info = parseJson((await connection.send({ method: 'GET', url: `${root}info` })).text);
    const version = (info as { swift?: { version?: unknown } } | undefined)?.swift?.version;
    return typeof version === 'string' ? [{ id: 'v1', status: 'CURRENT', max: version.slice(0, 20) }] : [];
  }
  for (const url of [root, endpoint.url]) {
    const answer = await connection.send({
      method: 'GET',
      url,
      headers: { 'x-auth-token': connection.token.value },
    });
    const entries = entriesOf(parseJson(answer.text));
    if (entries.length > 0) return entries.map(versionOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  return [];
}

function entriesOf(document: unknown): readonly Entry[] {
  if (typeof document !== 'object' || document === null) return [];
  const { versions, version } = document as { versions?: unknown; version?: unknown };
  const list = Array.isArray(versions) ? versions : (versions as { values?: unknown } | undefined)?.values;
  const entries: readonly unknown[] = Array.isArray(list) ? list : version === undefined ? [] : [version];
  return entries.filter(
    (entry): entry is Entry =>
      typeof entry === 'object' && entry !== null && typeof (entry as Entry)['id'] === 'string',
  );
}

function versionOf(entry: Entry): Version {
  const text = (name: string): string | undefined => {
    const value = entry[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 20) : undefined;
  };
  const min = text('min_version');
  // Nova and Cinder say `version`, Placement and the newer API guideline say `max_version`.
  const max = text('max_version') ?? text('version');
  return {
    id: String(entry['id']).slice(0, 40),
    status: String(entry['status'] ?? '').slice(0, 40),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
