// SPDX-License-Identifier: Apache-2.0

/**
 * What a DSSE signature is over (secure-systems-lab/dsse, protocol.md v1.0.2): `DSSEv1`, then payload type and payload,
 * each after its length in bytes, so that no byte can pass from one to the other.
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
