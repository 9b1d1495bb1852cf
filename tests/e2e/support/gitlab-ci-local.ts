// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const TOOL = fileURLToPath(new URL('../../../node_modules/gitlab-ci-local/dist/index.js', import.meta.url));

/** gitlab-ci-local is made for Node 22; all that it needs of that and Node 20 lacks is this. */
const UNION = `data:text/javascript,${encodeURIComponent(
  'Set.prototype.union ??= function (other) { return new Set([...this, ...other.keys()]); };',
)}`;

export interface GitlabPipeline {
  readonly code: number | null;
  readonly log: string;
}

/** A variable of the project: of an environment alone where one is named; as a file where it is one. */
export interface GitlabVariable {
  readonly value: string;
  readonly environment?: string;
  readonly type?: 'variable' | 'file';
}

/** Makes a folder the checkout of a GitLab project, with all in it committed. */
export function makeGitlabProject(folder: string): void {
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '-b', 'main');
  git('remote', 'add', 'origin', 'https://gitlab.example/group/project.git');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-m', 'all');
}

/** Runs its pipeline with the shell executor, each job in a folder of its own that gets only its artefacts. */
export async function runGitlabPipeline(
  folder: string,
  home: string,
  variables: Readonly<Record<string, GitlabVariable>>,
): Promise<GitlabPipeline> {
  await mkdir(join(home, '.gitlab-ci-local'), { recursive: true });
  const project = Object.fromEntries(
    Object.entries(variables).map(([name, { value, environment = '*', type = 'variable' }]) => [
      name,
      { type, values: { [environment]: value } },
    ]),
  );
  await writeFile(
    join(home, '.gitlab-ci-local', 'variables.yml'),
    stringify({ project: { 'gitlab.example/group/project.git': project } }),
  );
  return new Promise((resolve) => {
    const words = ['--import', UNION, TOOL, '--force-shell-executor', '--shell-isolation'];
    const child = spawn(process.execPath, [...words, '--concurrency', '1'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: home, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('close', (code) => resolve({ code, log }));
  });
}
