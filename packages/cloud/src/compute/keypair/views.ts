// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isoNaive } from '../../state/time.js';
import type { Keypair } from './resource.js';

type Caller = Pick<Call, 'atLeast'>;

const typeFrom22 = ({ type }: Keypair, call: Caller): Record<string, unknown> =>
  call.atLeast('2.2') ? { type } : {};

export function viewKeypairSummary(keypair: Keypair, call: Caller): Record<string, unknown> {
  const { name, publicKey, fingerprint } = keypair;
  return { keypair: { name, public_key: publicKey, fingerprint, ...typeFrom22(keypair, call) } };
}

export function viewKeypair(keypair: Keypair, call: Caller): Record<string, unknown> {
  const { name, publicKey, fingerprint, userId, number } = keypair;
  return {
    name,
    public_key: publicKey,
    fingerprint,
    user_id: userId,
    created_at: isoNaive(Math.floor(keypair.createdAt / 1000) * 1000),
    deleted: false,
    deleted_at: null,
    id: number,
    updated_at: null,
    ...typeFrom22(keypair, call),
  };
}

/** What creation answers; the private key is shown this once. */
export function viewNewKeypair(
  keypair: Keypair,
  privateKey: string | undefined,
  call: Caller,
): Record<string, unknown> {
  const { name, publicKey, fingerprint, userId } = keypair;
  return {
    ...typeFrom22(keypair, call),
    ...(privateKey === undefined ? {} : { private_key: privateKey }),
    name,
    public_key: publicKey,
    fingerprint,
    user_id: userId,
  };
}
