// SPDX-License-Identifier: Apache-2.0

/**
 * A path template reduced to its shape, so that sources that name parameters differently meet: the version and a
 * leading project id go, parameters become `{}`.
 * "/v3/{project_id}/volumes/{id}" and "/volumes/{volume_id}" -> "/volumes/{}"
 *
 * A service that answers the same words in several API versions at once keeps the version of all but its main one:
 * "/v1.1/{project_id}/clusters" of data-processing -> "/v1.1/clusters".
 */
export function canonicalPath(path: string, service?: string): string {
  const segments = path
    .replace(/\?.*$/, '')
    .split('/')
    .filter((segment) => segment !== '');
  const main = service === undefined ? undefined : MAIN_VERSION[service];
  const version = /^v\d+(\.\d+)?$/.test(segments[0] ?? '') ? segments.shift() : undefined;
  if (LEADING_PROJECT.has(segments[0] ?? '')) segments.shift();
  if (version !== undefined && main !== undefined && version !== main) segments.unshift(version);
  return `/${segments.map((segment) => (/^[{<].*[}>]$/.test(segment) ? '{}' : segment)).join('/')}`;
}

/** The version whose operations are named without it, by service type. */
const MAIN_VERSION: Readonly<Record<string, string>> = {
  identity: 'v3',
  'block-storage': 'v3',
  'shared-file-system': 'v2',
  'data-processing': 'v2',
  message: 'v2',
  backup: 'v2',
  rating: 'v2',
  reservation: 'v1',
};

const LEADING_PROJECT: ReadonlySet<string> = new Set([
  '{project_id}',
  '{tenant_id}',
  '{admin_tenant_id}',
  '{admin_project_id}',
  '{project}',
  '{tenant}',
]);

/** "/servers/{server_id}/action (os-resetState)" -> path and action key, as policy rules write them. */
export function splitDocumentedAction(path: string): { path: string; action?: string } {
  const match = /^(\S+)\s*\(([^)\s]+)\)/.exec(path);
  return match ? { path: match[1]!, action: match[2]! } : { path: path.trim() };
}
