// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** A public key of a user; the private half is given out once and not kept. The id is user and name. */
export interface Keypair extends Stored {
  readonly userId: string;
  readonly name: string;
  readonly type: 'ssh' | 'x509';
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly createdAt: number;
  /** Number of its row in Nova's database. */
  readonly number: number;
}

export const KEYPAIRS = defineStore<Keypair>({ name: 'compute:keypair', scope: 'global' });

export const keypairId = (userId: string, name: string): string => `${userId}/${name}`;
