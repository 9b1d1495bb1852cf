// SPDX-License-Identifier: Apache-2.0
import type { RunAuthority, RunAuthorityOptions } from './run-authority.js';

/** Makes the certificate authority of one run. Its library, half a second's load, is for those alone who need it. */
export async function openRunAuthority(options: RunAuthorityOptions): Promise<RunAuthority> {
  const { createRunAuthority } = await import('./run-authority.js');
  return createRunAuthority(options);
}
