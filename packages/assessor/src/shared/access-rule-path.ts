// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '@touchstone/openstack';

/**
 * The path of a call as an access rule: what its template holds for parameters becomes `*` (one segment), what takes the
 * rest `**` (anything), and all else stays as it was sent. Where a client put a project id behind the version and the
 * template does not, or the other way round, both fit.
 * Syntax: keystonemiddleware, auth_token/__init__.py, _path_matches (`*` is [^/]+, `**` is .*). Swift's accounts keep their
 * reseller prefix, so that the rule reaches no other kind of account.
 * @param operation undefined where the index does not know the call: what looks like an id then becomes `*`
 */
export function accessRulePath(path: string, operation: Operation | undefined): string {
  const sent = segmentsOf(path);
  const template = align(operation === undefined ? undefined : segmentsOf(operation.path), sent.length);
  const out: string[] = [];
  for (const [position, segment] of sent.entries()) {
    const wanted = template?.[position];
    if (wanted?.endsWith('+}') === true) return `/${[...out, '**'].join('/')}`;
    out.push(ruleSegment(segment, wanted));
  }
  return `/${out.join('/')}${out.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

/**
 * The paths that certainly have the same rule path for this operation as the given one: what takes a fraction of the time to
 * find out. Undefined where that depends on more than which segments are where.
 */
export function samePathRule(path: string, operation: Operation): RegExp | undefined {
  const sent = segmentsOf(path);
  const template = align(segmentsOf(operation.path), sent.length);
  if (template === undefined) return undefined;
  let pattern = '^';
  for (const [position, segment] of sent.entries()) {
    const wanted = template[position];
    if (wanted?.endsWith('+}') === true)
      return position === template.length - 1 ? new RegExp(`${pattern}/[^/]`) : undefined;
    const shape = ruleSegment(segment, wanted);
    if (wanted === undefined || (wanted === '{account}' && shape === '*')) return undefined;
    if (!wanted.startsWith('{')) pattern += `/${escaped(segment)}`;
    else pattern += shape === '*' ? '/[^/]+' : `/${escaped(shape.slice(0, -1))}[^/]*`;
  }
  return new RegExp(`${pattern}${path.endsWith('/') ? '/' : ''}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** Fits a template to a path that has one segment more or less, which is the project id behind the version. */
function align(template: string[] | undefined, length: number): string[] | undefined {
  if (template === undefined || template.at(-1)?.endsWith('+}') === true) return template;
  const [version, second, ...rest] = template;
  if (version === undefined || template.length === length) return template;
  if (template.length === length + 1 && isProject(second)) return [version, ...rest];
  if (template.length === length - 1)
    return [version, '{project_id}', ...(second === undefined ? [] : [second]), ...rest];
  return undefined;
}

function ruleSegment(segment: string, wanted: string | undefined): string {
  if (wanted === undefined) return /^h:|^[0-9a-f-]{8,}$/.test(segment) ? '*' : segment;
  if (!wanted.startsWith('{')) return segment;
  const reseller = wanted === '{account}' ? /^[A-Za-z]+_/.exec(segment)?.[0] : undefined;
  return `${reseller ?? ''}*`;
}

function isProject(wanted: string | undefined): boolean {
  return wanted === '{project_id}' || wanted === '{tenant_id}';
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
