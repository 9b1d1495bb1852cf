// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { REQUEST_HEADERS } from './answers.js';
import type { Burst, BurstOptions } from './load.js';

/** From bench/dist/recorder. */
const SCRIPT = fileURLToPath(new URL('../../recorder/wrk.lua', import.meta.url));

/** One thread of wrk. @throws Error when wrk ends badly */
export async function loadWithWrk(
  wrk: string,
  port: number,
  { shape, connections, seconds }: BurstOptions,
): Promise<Burst> {
  const headers = REQUEST_HEADERS.flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await promisify(execFile)(wrk, [
    '-t1',
    `-c${connections}`,
    `-d${Math.ceil(seconds)}s`,
    '--timeout',
    '60s',
    ...headers,
    '-s',
    SCRIPT,
    `http://127.0.0.1:${port}`,
    '--',
    shape.method,
    shape.path,
    String(shape.sends),
  ]);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Burst;
}
