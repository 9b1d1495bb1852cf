// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { parseLogPlace } from './log-place.js';

it.each([
  ['logs/demo', { kind: 'folder', folder: 'logs/demo' }],
  ['https://log.example.org/a/', { kind: 'url', url: 'https://log.example.org/a/' }],
  ['s3://logs', { kind: 's3', container: 'logs', prefix: '' }],
  ['s3://logs/a//b/', { kind: 's3', container: 'logs', prefix: 'a/b' }],
  ['swift://our-logs/demo', { kind: 'swift', container: 'our-logs', prefix: 'demo' }],
])('%s is a place', (text, place) => expect(parseLogPlace(text)).toEqual(place));

it.each(['ftp://x/y', 's3://', 's3://a b/c', 'swift://c/../d', 'https://x/?a=b', 'https://'])(
  '%s is none',
  (text) => expect(() => parseLogPlace(text)).toThrow(expect.objectContaining({ code: 'LOG_PLACE' })),
);
