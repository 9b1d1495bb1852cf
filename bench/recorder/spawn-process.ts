// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PROXY_CORE, pinned } from './cores.js';

/** A process that was started for a measurement. */
export interface Started {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  /** It answers so few that bursts last three times as long. */
  readonly slow?: boolean;
  /** Ends it. */
  stop(): Promise<void>;
  /** Of a recorder: exchanges in its recording once it has been closed. */
  finish?(): Promise<{ readonly exchanges: number }>;
}

/** Starts one of bench/processes on a core and waits until it listens. */
export async function startNode(
  name: string,
  file: string,
  args: readonly string[],
  core: string = PROXY_CORE,
): Promise<Started> {
  const script = fileURLToPath(new URL(`../processes/${file}.js`, import.meta.url));
  const [command, list] = pinned(core, process.execPath, [script, ...args]);
  const child = spawn(command, list, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  endWithUs(child);
  const { port } = await answerOf<{ port: number }>(name, child);
  return {
    name,
    pid: child.pid!,
    port,
    stop: () => stop(child),
    async finish() {
      child.send('finish');
      return answerOf<{ exchanges: number }>(name, child);
    },
  };
}

function answerOf<T>(name: string, child: ChildProcess): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const gone = (code: number | null): void =>
      reject(new Error(`${name} ended with ${code} before it answered`));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message as T);
    });
  });
}

/** Starts a server of the system on a core and waits until its port takes connections. */
export async function startServer(
  name: string,
  command: string,
  args: readonly string[],
  { port, core = PROXY_CORE, cwd }: { port: number; core?: string; cwd: string },
): Promise<Started> {
  const [program, list] = pinned(core, command, args);
  const child = spawn(program, list, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  endWithUs(child);
  for (let tries = 0; tries < 400 && child.exitCode === null; tries += 1) {
    if (await takesConnections(port)) return { name, pid: child.pid!, port, stop: () => stop(child) };
    await sleep(50);
  }
  throw new Error(`${name} did not listen within twenty seconds`);
}

/** Where Debian keeps servers is not in everyone's PATH. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

const children = new Set<ChildProcess>();
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** However this process ends, what it started ends with it. */
function endWithUs(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
