// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';

/** Runs a script as GitHub's runner runs one, with only the variables given besides PATH and HOME. What it printed is one text. */
export function runScript(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly log: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, CI: 'true', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('close', (code) => resolve({ code, log }));
  });
}
