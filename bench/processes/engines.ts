// SPDX-License-Identifier: Apache-2.0
import { createNodeHttpEngine, createSocketEngine, type CreateEngine } from '@touchstone/recorder';

/** The recorder's engines, by the names that the tables give them. */
export const ENGINES: Readonly<Record<string, CreateEngine>> = {
  'node:http': createNodeHttpEngine,
  socket: createSocketEngine,
};
