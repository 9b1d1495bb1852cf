// SPDX-License-Identifier: Apache-2.0

/**
 * A path template reduced to its shape, so that sources that name parameters differently meet: the version and a
 * leading project id go, parameters become `{}`.
 * "/v3/{project_id}/volumes/{id}" and "/volumes/{volume_id}" -> "/volumes/{}"
 */
export function canonicalPath(path: string): string {
  const segments = path
    .replace(/\?.*$/, '')
    .split('/')
    .filter((segment) => segment !== '');
  if (/^v\d+(\.\d+)?$/.test(segments[0] ?? '')) segments.shift();
  if (LEADING_PROJECT.has(segments[0] ?? '')) segments.shift();
  return `/${segments.map((segment) => (/^[{<].*[}>]$/.test(segment) ? '{}' : segment)).join('/')}`;
}

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
