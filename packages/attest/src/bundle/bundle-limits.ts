// SPDX-License-Identifier: Apache-2.0

/**
 * How much of a stranger's bundle is read, in bytes. Whatever is larger is refused before it is read: what an index or a
 * header says of sizes costs whoever wrote it nothing.
 */
export const BUNDLE_LIMITS = Object.freeze({
  /** The index. */
  index: 1024 * 1024,
  /** One paper, which is held in memory; the largest scan that is read has half of it. */
  paper: 64 * 1024 * 1024,
  /** All papers together. */
  papers: 256 * 1024 * 1024,
  /** One recording, which stays on disk. */
  recording: 512 * 1024 * 1024,
  /** All members together. */
  bundle: 1024 * 1024 * 1024,
});
