// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where Debian's golang-golang-x-mod-dev lays the Go project's packages for notes and logs. */
const GOPATH = '/usr/share/gocode';
/** From bench/dist/attest. */
const SOURCE = fileURLToPath(new URL('../../attest/go/', import.meta.url));

/** Has Go do a task; gives CPU microseconds by what was measured. */
export type GoBench = (command: string, task: object) => Readonly<Record<string, number>>;

/** Builds the Go side into a folder, without any network; says why not and gives undefined where Go is not there. */
export function buildGoBench(folder: string): GoBench | undefined {
  const found = spawnSync('go', ['version']).status === 0;
  if (!found || !existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog'))) {
    console.log('\nGo is left out: apt-get install golang-go golang-golang-x-mod-dev');
    return undefined;
  }
  const program = join(folder, 'log-bench');
  const env = { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH, GOCACHE: join(folder, 'go-cache') };
  execFileSync('go', ['build', '-o', program, '.'], {
    cwd: SOURCE,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (command, task) =>
    JSON.parse(
      // One core, as ours: what its collector does beside would otherwise not be beside.
      execFileSync(program, [command], {
        input: JSON.stringify(task),
        env: { ...env, GOMAXPROCS: '1' },
        maxBuffer: 2 ** 26,
      }).toString(),
    ) as Record<string, number>;
}
