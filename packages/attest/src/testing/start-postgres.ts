// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TestPostgres {
  /** A connection string, over a Unix socket. */
  readonly url: string;
  close(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** Where PostgreSQL's programs are; undefined where there are none, or no user that may run them. */
export function findPostgres(): string | undefined {
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(DEBIAN, version, 'bin'))
    : [];
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
  return found !== undefined && (process.getuid?.() !== 0 || unprivileged() !== undefined)
    ? found
    : undefined;
}

/** PostgreSQL does not run as root: then it runs as Debian's own user for it. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** A PostgreSQL of its own in a temporary folder, on a Unix socket alone, syncing what it commits as real ones do. */
export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error('there is no PostgreSQL to start');
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-pg-'));
  const user = process.getuid?.() === 0 ? unprivileged() : undefined;
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'touchstone', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), init, { ...user, cwd: folder, stdio: 'ignore' });
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=on',
    'max_connections=40',
  ];
  const child = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  for (let tries = 0; !existsSync(join(folder, '.s.PGSQL.5432')); tries += 1) {
    if (tries > 300 || child.exitCode !== null) throw new Error('PostgreSQL did not start');
    await sleep(50);
  }
  const url = `postgresql://touchstone@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await answers(url);
  return {
    url,
    close: async () => {
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The socket is there before the server takes connections. */
async function answers(url: string): Promise<void> {
  const { default: pg } = await import('pg');
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(50);
    }
  }
}
