// SPDX-License-Identifier: Apache-2.0
import * as recorder from '@touchstone/recorder';

/** The recorder's engines, by the names that the tables give them; one that this version lacks is not among them. */
export const ENGINES: Readonly<Record<string, recorder.CreateEngine>> = Object.fromEntries(
  [
    ['node:http', 'createNodeHttpEngine'],
    ['socket', 'createSocketEngine'],
  ].flatMap(([name, factory]) => {
    const create = (recorder as Readonly<Record<string, unknown>>)[factory!];
    return typeof create === 'function' ? [[name!, create as recorder.CreateEngine]] : [];
  }),
);
