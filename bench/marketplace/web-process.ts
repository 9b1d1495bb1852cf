// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a web process says of its start. */
export interface WebProcess {
  readonly port: number;
  readonly rows: number;
  /** Until its first page could be answered, by the clock on the wall. */
  readonly seconds: number;
  /** CPU seconds of that. */
  readonly cpu: number;
  /** Bytes after it. */
  readonly heapUsed: number;
  readonly rss: number;
  readonly child: ChildProcess;
}

/** Starts a web process on a PostgreSQL and waits until it serves. */
export async function startWebProcess(databaseUrl: string, folder: string): Promise<WebProcess> {
  const script = fileURLToPath(new URL('../processes/serve-marketplace.js', import.meta.url));
  const flags = ['--expose-gc', '--max-old-space-size=8192'];
  const child = spawn(process.execPath, [...flags, script, databaseUrl, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { ...(JSON.parse(line) as Omit<WebProcess, 'child'>), child };
}

export async function endWebProcess({ child }: WebProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'close');
}
