// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Connection } from '../cloud-access/connection.js';
import { describePlatform } from './describe-platform.js';
import { unversionedRoot } from './version-documents.js';

/** A cloud that answers version documents as lab Zed does (2026-11-22). */
const DOCUMENTS: Readonly<Record<string, unknown>> = {
  'http://h:5000/': { versions: { values: [{ id: 'v3.14', status: 'stable' }] } },
  'http://h:8774/': {
    versions: [
      { id: 'v2.1', status: 'CURRENT', version: '2.93', min_version: '2.1' },
      { id: 'v2.0', status: 'SUPPORTED', version: '', min_version: '' },
    ],
  },
  'http://h:8778/': {
    versions: [{ id: 'v1.0', max_version: '1.39', min_version: '1.0', status: 'CURRENT' }],
  },
  'http://h:8080/info': { swift: { version: '2.30.1' } },
};
const endpoint = (type: string, url: string) => ({ type, catalogType: type, url });
function cloud(host: string): Connection {
  const url = (text: string): string => text.replace('//h', `//${host}`);
  return {
    identityUrl: url('http://h:5000/v3'),
    token: { value: 't' },
    endpoints: [
      endpoint('compute', url('http://h:8774/v2.1')),
      endpoint('placement', url('http://h:8778')),
      endpoint('object-store', url('http://h:8080/v1/AUTH_0123')),
      endpoint('network', url('http://h:9696')),
      endpoint('something-private', url('http://h:1')),
    ],
    send: (request: { url: string }) => {
      const found = DOCUMENTS[request.url.replace(`//${host}`, '//h')];
      return found === undefined
        ? Promise.reject(new Error('down'))
        : Promise.resolve({ status: 300, headers: {}, bytes: Buffer.alloc(0), text: JSON.stringify(found) });
    },
  } as unknown as Connection;
}

describe('describePlatform', () => {
  test('tells services, ranges and the release from what the services say', async () => {
    const platform = await describePlatform(cloud('a'), { kind: 'lab', name: 'Lab' });
    expect(platform.release).toMatchObject({ name: 'zed', how: 'identified' });
    expect(platform.services.map((service) => service.type)).toEqual([
      'compute',
      'identity',
      'network',
      'object-store',
      'placement',
    ]);
    expect(platform.services[0]?.versions).toEqual([
      { id: 'v2.0', status: 'SUPPORTED' },
      { id: 'v2.1', status: 'CURRENT', min: '2.1', max: '2.93' },
    ]);
    expect(platform.services[2]?.versions).toEqual([]);
  });
  test('fingerprints the same cloud the same under any host and name, and another release differently', async () => {
    const one = await describePlatform(cloud('a'), { kind: 'lab', name: 'Lab' });
    const two = await describePlatform(cloud('b'), { kind: 'lab', name: 'Other name' });
    expect(two.fingerprint).toBe(one.fingerprint);
    expect(JSON.stringify(two)).not.toContain('http');
    const declared = await describePlatform(cloud('a'), { kind: 'lab', name: 'Lab', release: 'yoga' });
    expect(declared.release).toMatchObject({ name: 'yoga', how: 'declared', candidates: ['zed'] });
    expect(declared.fingerprint).not.toBe(one.fingerprint);
  });
  test('finds what is below a version in a path', () => {
    expect(unversionedRoot('http://h/volume/v3/0123')).toBe('http://h/volume/');
    expect(unversionedRoot('http://h:8774/v2.1')).toBe('http://h:8774/');
    expect(unversionedRoot('http://h/compute')).toBe('http://h/compute/');
  });
});
