// SPDX-License-Identifier: Apache-2.0
import type { LogStore } from '../log/log-store.js';

/** A store in memory that can be made to fail. */
export interface MemoryStore extends LogStore {
  readonly resources: Map<string, Uint8Array>;
  /** The paths of all writes, in their order. */
  readonly written: string[];
  /** Called before each write; what it throws is the store's failure. */
  onWrite: (path: string) => void;
}

export function memoryStore(resources = new Map<string, Uint8Array>()): MemoryStore {
  const store: MemoryStore = {
    resources,
    written: [],
    onWrite: () => {},
    read: async (path) => resources.get(path),
    write: async (path, bytes) => {
      store.written.push(path);
      store.onWrite(path);
      resources.set(path, Buffer.from(bytes));
    },
  };
  return store;
}
