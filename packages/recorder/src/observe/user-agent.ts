// SPDX-License-Identifier: Apache-2.0

const PRODUCT = /^[A-Za-z0-9._+-]{1,60}(?:\/[A-Za-z0-9._+:~-]{1,40})?$/;

/** The product tokens of a User-Agent (RFC 9110, section 10.1.5): comments, hosts and anything odd are left out. */
export function productTokens(userAgent: string): string | undefined {
  const tokens = userAgent
    .replace(/\([^)]*\)?/g, ' ')
    .split(/\s+/)
    .filter((token) => PRODUCT.test(token))
    .slice(0, 8);
  const text = tokens.join(' ').slice(0, 200);
  return text === '' ? undefined : text;
}
