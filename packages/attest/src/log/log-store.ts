// SPDX-License-Identifier: Apache-2.0

/** Where a log's resources are read, by their paths in c2sp.org/tlog-tiles: `checkpoint`, `tile/0/x001/234`, `tile/entries/000.p/7`. */
export interface LogReader {
  /** The bytes; undefined where there is no such resource. At most `limit` bytes are read. */
  read(path: string, limit: number): Promise<Uint8Array | undefined>;
}

/** A place that a log is kept in: a folder, an object store. */
export interface LogStore extends LogReader {
  /**
   * Puts a resource in place, whole or not at all. MUST NOT resolve before the bytes are durable: whoever reads after a
   * crash finds them.
   */
  write(path: string, bytes: Uint8Array): Promise<void>;
}
