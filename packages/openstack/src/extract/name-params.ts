// SPDX-License-Identifier: Apache-2.0
import { kebab, singular } from './words.js';

const VAGUE: ReadonlySet<string> = new Set(['id', 'uuid', 'name', 'value', 'key']);

/** "/v2.1/servers/{id}" -> "/v2.1/servers/{server_id}": a parameter whose name says nothing takes that of its collection. */
export function nameParams(path: string): string {
  const segments = path.split('/');
  return segments
    .map((segment, at) => {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (name === undefined || !VAGUE.has(name))
        return segment.replace(/-/g, segment.startsWith('{') ? '_' : '-');
      const collection = segments[at - 1] ?? '';
      const word = singular(kebab(collection)).replaceAll('-', '_');
      return `{${word}_${name === 'value' || name === 'key' ? 'name' : name}}`;
    })
    .join('/');
}
