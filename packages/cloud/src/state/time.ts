// SPDX-License-Identifier: Apache-2.0

/** Milliseconds since 1970 UTC. The edge passes Date.now; tests pass their own. */
export type Clock = () => number;

/** "2026-11-22T13:04:09Z": nova, glance, neutron. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** "2026-11-22T13:04:09.000000Z": keystone. */
export function isoMicros(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}.000000Z`;
}

/** "2026-11-22T13:04:09.123000", without a zone: cinder, swift listings. */
export function isoNaive(at: number): string {
  return `${new Date(at).toISOString().slice(0, 23)}000`;
}

/** "Sun, 22 Nov 2026 13:04:09 GMT": HTTP headers, RFC 9110 section 5.6.7. */
export function httpDate(at: number): string {
  return new Date(at).toUTCString();
}
