// SPDX-License-Identifier: Apache-2.0
import { dsse } from '@sigstore/core';

/**
 * What a DSSE signature is over (secure-systems-lab/dsse, protocol.md v1.0.2): `DSSEv1`, then payload type and payload,
 * each after its length in bytes, so that no byte can pass from one to the other.
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  return dsse.preAuthEncoding(
    payloadType,
    Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength),
  );
}
