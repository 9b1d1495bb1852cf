// SPDX-License-Identifier: Apache-2.0
import type { KeyOwner, TrustedKey } from '@touchstone/model';
import type { VerifyingKey } from '../keys/signing-key.js';
import { TrustedRoot } from '../trust/trusted-root.js';

/** A key that signed, and what is known of it. */
export interface Signer {
  readonly id: string;
  /** As the trust root has it; undefined for a key that the caller named. */
  readonly trusted: { readonly key: TrustedKey; readonly owner: KeyOwner } | undefined;
}

/** Whom a verifier believes, asked key by key. */
export interface Believed {
  /** Undefined where the caller named a key in its place. */
  readonly root: TrustedRoot | undefined;
  readonly findKey: (id: string) => VerifyingKey | undefined;
  readonly signer: (id: string) => Signer;
}

/** What a trust root, or one key that the caller names, lets us believe. */
export function believed(by: TrustedRoot | VerifyingKey): Believed {
  if (!(by instanceof TrustedRoot)) {
    return {
      root: undefined,
      findKey: (id) => (id === by.id ? by : undefined),
      signer: (id) => ({ id, trusted: undefined }),
    };
  }
  return {
    root: by,
    findKey: (id) => by.findVerifyingKey(id),
    signer: (id) => {
      const key = by.findKey(id);
      return { id, trusted: key === undefined ? undefined : { key, owner: by.getOwner(key.owner) } };
    },
  };
}
