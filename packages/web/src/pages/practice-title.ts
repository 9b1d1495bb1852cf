// SPDX-License-Identifier: Apache-2.0
import { capitalized } from '@touchstone/model';

/** An insecure practice as a title: `tls-not-verified` reads `TLS not verified`. */
export function practiceTitle(practice: string): string {
  return capitalized(practice.replaceAll('-', ' ').replace(/^tls/, 'TLS'));
}
