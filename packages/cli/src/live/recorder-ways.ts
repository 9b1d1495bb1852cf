// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { WayOut } from './sandbox-argv.js';

/** Sockets of files through which a sandbox reaches a recorder on this machine's loopback, and nothing else. */
export interface RecorderWays {
  /** The way to the recorder of that port; made where there is none yet. */
  readonly to: (port: number) => Promise<WayOut>;
  readonly close: () => Promise<void>;
}

/** Keeps the sockets in a folder, whose path MUST be short: a socket's is 107 bytes at most (unix(7)). */
export function recorderWays(folder: string): RecorderWays {
  const servers = new Map<number, Promise<{ way: WayOut; server: Server }>>();
  const open = new Set<Socket>();
  const make = async (port: number): Promise<{ way: WayOut; server: Server }> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const socket = join(folder, `${port}.sock`);
    const server = createServer({ allowHalfOpen: true }, (near) => forward(near, port, open));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socket, resolve);
    });
    return { way: { port, socket }, server };
  };
  return {
    to: async (port) => {
      const known = servers.get(port) ?? make(port);
      servers.set(port, known);
      return (await known).way;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      for (const made of servers.values()) (await made).server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function forward(near: Socket, port: number, open: Set<Socket>): void {
  const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const end = (): void => {
    for (const socket of [near, far]) {
      socket.destroy();
      open.delete(socket);
    }
  };
  for (const socket of [near, far]) {
    open.add(socket);
    socket.on('error', end);
  }
  far.on('close', end);
  near.pipe(far).pipe(near);
}
