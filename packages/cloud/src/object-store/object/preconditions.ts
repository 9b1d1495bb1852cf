// SPDX-License-Identifier: Apache-2.0

/**
 * What a conditional read answers instead of the content: RFC 9110, section 13.2.2.
 * @param etag without quotes @param modifiedAt milliseconds
 */
export function checkPreconditions(
  headers: Readonly<Record<string, string>>,
  etag: string,
  modifiedAt: number,
): 304 | 412 | undefined {
  const modified = Math.ceil(modifiedAt / 1000) * 1000;
  const match = headers['if-match'];
  if (match !== undefined && !names(match, etag)) return 412;
  const unmodifiedSince = Date.parse(headers['if-unmodified-since'] ?? '');
  if (match === undefined && modified > unmodifiedSince) return 412;
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) return names(noneMatch, etag) ? 304 : undefined;
  return modified <= Date.parse(headers['if-modified-since'] ?? '') ? 304 : undefined;
}

function names(header: string, etag: string): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  return tags.includes('*') || tags.includes(etag);
}
