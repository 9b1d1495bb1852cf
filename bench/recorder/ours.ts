// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { ENGINES } from '../processes/engines.js';
import type { Contender, Scene } from './scene.js';
import { startNode } from './spawn-process.js';

/** Each engine of ours, twice: in the recorder as it runs, and alone, observing and writing nothing. */
export function ourContenders(): Contender[] {
  return Object.keys(ENGINES).flatMap((engine): Contender[] => [
    {
      name: `touchstone, ${engine}, recording`,
      start: (scene) => start(`touchstone, ${engine}, recording`, 'recorder-proxy', engine, scene),
    },
    {
      name: `touchstone, ${engine}, engine alone`,
      start: (scene) => start(`touchstone, ${engine}, engine alone`, 'engine-proxy', engine, scene),
    },
  ]);
}

let recordings = 0;

function start(name: string, file: string, engine: string, { upstream, certificate, folder }: Scene) {
  const origin = upstream.tls ? `https://localhost:${upstream.port}` : `http://127.0.0.1:${upstream.port}`;
  recordings += 1;
  return startNode(name, file, [engine, origin, certificate, join(folder, `run-${recordings}.ndjson.gz`)]);
}
