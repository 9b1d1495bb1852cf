// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A PostgreSQL for the length of a benchmark, and a table to insert into. */
export interface BenchPostgres {
  readonly url: string;
  insert(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** What is used of the driver that the log itself connects with. */
interface Pool {
  query(text: string, values?: readonly string[]): Promise<unknown>;
  end(): Promise<void>;
}
/** From bench/dist/attest. */
const fromAttest = createRequire(new URL('../../../packages/attest/package.json', import.meta.url));

const LIBRARY = '/usr/lib/postgresql';

/** Starts a server of its own below the folder, as Debian ships it; says why not and gives undefined where it cannot. */
export async function startPostgres(folder: string): Promise<BenchPostgres | undefined> {
  const bin = existsSync(LIBRARY)
    ? readdirSync(LIBRARY)
        .toSorted()
        .map((version) => join(LIBRARY, version, 'bin'))
        .at(-1)
    : undefined;
  // The server refuses to run as root; Debian's package makes the user that it runs as instead.
  const as = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  const able = as.length === 0 || spawnSync('id', ['postgres']).status === 0;
  if (bin === undefined || !existsSync(join(bin, 'initdb')) || !able) {
    console.log('\nPostgreSQL is left out: apt-get install postgresql');
    return undefined;
  }
  const data = join(folder, 'postgres');
  mkdirSync(data);
  if (as.length > 0) {
    for (const path of [folder, data]) chmodSync(path, 0o711);
    execFileSync('chown', ['postgres', data]);
  }
  const run = (tool: string, ...args: string[]): void => {
    const [program, ...rest] = [...as, join(bin, tool), ...args];
    execFileSync(program!, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' });
  };
  run('initdb', '-D', join(data, 'data'), '-A', 'trust', '-U', 'bench', '--no-sync');
  const options = `-c listen_addresses='' -c unix_socket_directories=${data}`;
  run('pg_ctl', '-D', join(data, 'data'), '-w', '-o', options, '-l', join(data, 'log'), 'start');
  const stop = (): void => run('pg_ctl', '-D', join(data, 'data'), '-w', '-m', 'fast', 'stop');
  // Also where the benchmark ends early; before its folder goes, since handlers run in their order.
  process.prependOnceListener('exit', stop);
  const url = `postgresql://bench@/postgres?host=${encodeURIComponent(data)}`;
  const pg = fromAttest('pg') as { Pool: new (options: object) => Pool };
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query('create table appended (id bigserial primary key, entry text not null)');
  return {
    url,
    insert: async (text) => void (await pool.query('insert into appended (entry) values ($1)', [text])),
    stop: async () => {
      await pool.end();
      process.removeListener('exit', stop);
      stop();
    },
  };
}
