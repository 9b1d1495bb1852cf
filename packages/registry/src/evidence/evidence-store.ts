// SPDX-License-Identifier: Apache-2.0

/** A content that the store has, as a plain file of this machine. It is read with its digest in hand: files rot. */
export interface KeptContent {
  readonly file: string;
  readonly size: number;
}

/** What is to be kept: bytes, or what a recording on disk streams. */
export type ContentBytes = Uint8Array | (() => AsyncIterable<Uint8Array>);

/**
 * Where evidence is kept: every content of every bundle once, by its digest, and for each certificate a receipt that names
 * what belongs together. Nothing in it is ever changed. Together with the log it is all that a registry cannot do without.
 */
export interface EvidenceStore {
  /**
   * Keeps a content; one that is there whole already stays. MUST NOT resolve before it is durable.
   * @throws TouchstoneError REGISTRY_EVIDENCE where the bytes are not those of the digest; REGISTRY_EVIDENCE_WRITE
   */
  keep(digest: string, bytes: ContentBytes): Promise<void>;
  find(digest: string): Promise<KeptContent | undefined>;
  /** Keeps a receipt by the digest of its certificate's envelope; the first one stays. MUST NOT resolve before it is durable. */
  keepReceipt(envelope: string, receipt: Uint8Array): Promise<void>;
  findReceipt(envelope: string): Promise<Uint8Array | undefined>;
}
