// SPDX-License-Identifier: Apache-2.0

/** Where a CONNECT leads. */
export interface ConnectTarget {
  /** In lower case, an IPv6 address in its short form and brackets. */
  readonly host: string;
  readonly port: number;
}

/**
 * Parses a CONNECT's target: `host:port`, `[2001:db8::1]:443` (RFC 9110, section 9.3.6).
 * @returns undefined for anything else
 */
export function parseConnectTarget(target: string): ConnectTarget | undefined {
  const match = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]{1,253}):(\d{1,5})$/.exec(target);
  const port = Number(match?.[2]);
  if (!match || port < 1 || port > 65_535) return undefined;
  const url = `http://${match[1]!.replace(/\.$/, '')}`;
  return URL.canParse(url) ? { host: new URL(url).hostname, port } : undefined;
}
