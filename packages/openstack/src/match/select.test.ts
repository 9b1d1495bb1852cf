// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { matchRequest } from './match-request.js';

function idOf(method: string, path: string, query?: string, headers: Readonly<Record<string, string>> = {}) {
  const match = matchRequest({
    service: 'object-store',
    method,
    path,
    ...(query === undefined ? {} : { query }),
    header: (name) => headers[name],
  });
  return match.kind === 'operation' ? match.operation.id : match.kind;
}

const OBJECT = '/v1/AUTH_x/c/o/p';

describe('Swift chooses by', () => {
  it.each([
    ['PUT', OBJECT, 'multipart-manifest=put', 'object-store:object.put-slo-manifest'],
    ['DELETE', OBJECT, 'multipart-manifest=delete', 'object-store:object.delete-slo'],
    ['GET', OBJECT, 'multipart-manifest=get&format=raw', 'object-store:object.get-slo-manifest'],
    ['GET', OBJECT, 'temp_url_sig=1&temp_url_expires=2', 'object-store:object.get'],
    ['POST', '/v1/AUTH_x', 'bulk-delete', 'object-store:account.bulk-delete'],
    ['POST', '/v1/AUTH_x/c', 'bulk-delete=true', 'object-store:account.bulk-delete'],
    ['PUT', '/v1/AUTH_x/c', 'extract-archive=tar.gz', 'object-store:container.extract-archive'],
    ['GET', '/v1/AUTH_x/c', 'versions', 'object-store:container.list-versions'],
    ['GET', '/v1/AUTH_x/c', 'format=json&limit=2', 'object-store:container.get'],
    ['DELETE', OBJECT, 'version-id=1', 'object-store:object.delete-version'],
  ])('query: %s %s?%s', (method, path, query, id) => {
    expect(idOf(method, path, query)).toBe(id);
  });

  it.each([
    ['PUT', 'x-object-manifest', 'c/part', 'object-store:object.put-dlo-manifest'],
    ['PUT', 'x-symlink-target', 'c/other', 'object-store:object.put-symlink'],
    ['PUT', 'x-copy-from', 'c/other', 'object-store:object.put-copy'],
    ['POST', 'content-type', 'multipart/form-data; boundary=x', 'object-store:object.form-post'],
    ['POST', 'content-type', 'text/plain', 'object-store:object.post'],
    ['PUT', 'content-type', 'text/plain', 'object-store:object.put'],
  ])('header: %s with %s: %s', (method, name, value, id) => {
    expect(idOf(method, OBJECT, undefined, { [name]: value })).toBe(id);
  });
});
