// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where Debian's golang-golang-x-mod-dev lays the Go project's packages for notes and logs. */
const GOPATH = '/usr/share/gocode';
const SOURCE = fileURLToPath(new URL('go/log-tools/', import.meta.url));

/** Why the Go tools cannot be built here; undefined where they can. */
export function findMissingGo(): string | undefined {
  if (spawnSync('go', ['version']).status !== 0) return 'go is not installed';
  if (existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog'))) return undefined;
  return 'golang-golang-x-mod-dev is not installed';
}

/** What a Go tool answered: its JSON, or why it refused. */
export interface GoAnswer {
  readonly value: Record<string, unknown> | undefined;
  readonly refusal: string;
}

export type GoTool = (args: readonly string[], input?: string | Uint8Array) => GoAnswer;

/** Builds the Go tools into a folder, without any network. */
export function buildLogTools(folder: string): GoTool {
  const program = join(folder, 'log-tools');
  // Nothing is fetched: GOPATH mode knows no module proxy.
  const env = { ...process.env, GO111MODULE: 'off', GOFLAGS: '', GOPATH, GOCACHE: join(folder, 'go-cache') };
  execFileSync('go', ['build', '-o', program, '.'], {
    cwd: SOURCE,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (args, input = '') => {
    const ran = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 27 });
    const value = ran.status === 0 ? (JSON.parse(ran.stdout) as Record<string, unknown>) : undefined;
    return { value, refusal: ran.stderr };
  };
}
