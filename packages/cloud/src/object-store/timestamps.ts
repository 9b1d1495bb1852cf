// SPDX-License-Identifier: Apache-2.0
import { httpDate } from '../state/time.js';

/** "1795353788.81300": seconds with five decimals, as in X-Timestamp. */
export function swiftTimestamp(at: number): string {
  return (at / 1000).toFixed(5).padStart(16, '0');
}

/** Swift rounds Last-Modified up to the next second (swift/proxy/controllers). */
export function lastModified(at: number): string {
  return httpDate(Math.ceil(at / 1000) * 1000);
}
