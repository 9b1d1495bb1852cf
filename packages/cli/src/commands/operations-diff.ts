// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type ReleaseDiff, type ServiceDiff } from '@touchstone/model';
import { diffReleases, findRelease, releases, resolveServiceType } from '@touchstone/openstack';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

/**
 * `touchstone operations --diff FROM TO [SERVICE]`: what an upgrade changes for those who call the APIs.
 * Throws CLI_NO_RELEASE, CLI_NO_SERVICE.
 */
export function operationsDiffCommand(
  pair: readonly string[],
  what: string | undefined,
  format: 'text' | 'json',
  output: Output,
): number {
  for (const name of pair) {
    if (findRelease(name)) continue;
    throw new TouchstoneError('CLI_NO_RELEASE', `There is no release ${name}.`, {
      hint: `Known: ${releases()
        .map((release) => release.name)
        .join(', ')}.`,
    });
  }
  const service = what === undefined ? undefined : resolveServiceType(what);
  if (what !== undefined && service === undefined) {
    throw new TouchstoneError('CLI_NO_SERVICE', `The index knows no service ${what}.`, {
      hint: 'touchstone operations lists the services.',
    });
  }
  const diff = diffReleases(pair[0]!, pair[1]!, service);
  if (format === 'json') output.json(diff);
  else output.text(releaseDiffText(diff));
  return EXIT.reached;
}

/** The difference for a person who plans an upgrade: one block a service, what breaks first. */
export function releaseDiffText(diff: ReleaseDiff): string {
  const lines = [`From ${diff.from} to ${diff.to}`, ''];
  if (diff.services.length === 0) lines.push('No difference that the index knows of.');
  for (const service of diff.services) lines.push(...serviceLines(service), '');
  const unread = new Map<string, string[]>();
  for (const { service, release } of diff.unread)
    unread.set(release, [...(unread.get(release) ?? []), service]);
  for (const [release, names] of unread)
    lines.push(`Known from references only, not from code, in ${release}: ${names.join(', ')}.`);
  return `${lines.join('\n').trimEnd()}\n`;
}

function serviceLines(diff: ServiceDiff): string[] {
  const { service, microversions, added, removed, deprecated, roles, fields } = diff;
  const range = microversions
    ? `  microversions ${spell(microversions.from)} -> ${spell(microversions.to)}`
    : '';
  return [
    `${service}${range}`,
    ...section('removed', removed, (one) => `${call(one)}  last in ${one.last}${instead(one.replacedBy)}`),
    ...section('newly deprecated', deprecated, (one) => `${call(one)}  since ${one.since}${because(one)}`),
    ...section('other least persona', roles, (one) => `${call(one)}  ${one.from} -> ${one.to}`),
    ...section(
      'added',
      added,
      (one) =>
        `${call(one)}${one.microversion === undefined ? '' : `  from microversion ${one.microversion}`}`,
    ),
    ...section(
      'fields',
      fields,
      (one) =>
        `${one.change === 'added' ? '+' : '-'} ${one.id}  ${one.field}  ${one.change === 'added' ? 'from' : 'up to'} microversion ${one.microversion}`,
    ),
  ];
}

function section<T>(title: string, items: readonly T[], line: (item: T) => string): string[] {
  return items.length === 0
    ? []
    : [`  ${title} (${items.length})`, ...items.map((item) => `    ${line(item)}`)];
}

function call({
  id,
  method,
  path,
  action,
}: ServiceDiff['roles'][number] | ServiceDiff['added'][number]): string {
  return `${id}  ${method} ${path}${action === undefined ? '' : ` {"${action}"}`}`;
}

function spell(range: { min: string; max: string } | null): string {
  return range === null ? 'none' : `${range.min} to ${range.max}`;
}

function instead(replacedBy: string | undefined): string {
  return replacedBy === undefined ? '' : `, use ${replacedBy}`;
}

function because({ reason, replacedBy }: ServiceDiff['deprecated'][number]): string {
  return `${instead(replacedBy)}${reason === undefined ? '' : ` (${reason})`}`;
}
