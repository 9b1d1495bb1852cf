// SPDX-License-Identifier: Apache-2.0

/** Bytes of the time in front of a cosignature (c2sp.org/tlog-cosignature, `timestamped_signature`). */
export const TIMESTAMP_BYTES = 8;

/** What a cosignature of type 0x04 signs: a line that separates it from other signatures, the time, and the note's text. */
export function cosignedMessage(text: Uint8Array, timestamp: number): Uint8Array {
  return Buffer.concat([Buffer.from(`cosignature/v1\ntime ${timestamp}\n`), text]);
}

/** The time of a cosignature in seconds since 1970; undefined where it is beyond what counts exactly. */
export function readTimestamp(signature: Uint8Array): number | undefined {
  const value = Buffer.from(signature.buffer, signature.byteOffset, TIMESTAMP_BYTES).readBigUInt64BE();
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
}

/** The time as a cosignature carries it: seconds since 1970, big-endian. */
export function timestampBytes(timestamp: number): Uint8Array {
  const bytes = Buffer.alloc(TIMESTAMP_BYTES);
  bytes.writeBigUInt64BE(BigInt(timestamp));
  return bytes;
}
