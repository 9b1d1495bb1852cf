// SPDX-License-Identifier: Apache-2.0
import { sessions, type RegistryDatabase } from '@touchstone/registry';
import { signInPath } from '@touchstone/web';

/** Makes the administrator's link, which voids the one before; its address. */
export async function makeSignInLink(
  database: RegistryDatabase,
  origin: string,
  random: (bytes: number) => Uint8Array,
  at: Date,
): Promise<string> {
  const who = { subject: 'administrator', roles: ['administrator'] } as const;
  const secret = await sessions(database).makeLink(who, random(32), { by: 'the command line', at });
  return `${origin}${signInPath(secret)}`;
}
