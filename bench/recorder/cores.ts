// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';

/** The core of the proxy under measurement; load and upstream share the other. */
export const PROXY_CORE = '0';
export const OTHER_CORE = '1';

const TASKSET = '/usr/bin/taskset';
const pins = existsSync(TASKSET) && cpus().length > 1;

/** A command line that runs on one core only, where the machine has two and util-linux is there. */
export function pinned(
  core: string,
  command: string,
  args: readonly string[],
): readonly [command: string, args: readonly string[]] {
  return pins ? [TASKSET, ['-c', core, command, ...args]] : [command, args];
}

/**
 * Moves this process, and with it the load generator, off the proxies' core.
 * @returns how it stands, as a sentence for the report
 */
export function leaveProxyCore(): string {
  if (!pins) return 'Proxies, load and upstream share all cores (taskset or a second core is missing).';
  execFileSync(TASKSET, ['-acp', OTHER_CORE, String(process.pid)], { stdio: 'ignore' });
  return `Each proxy alone on core ${PROXY_CORE}; load generator and upstream on core ${OTHER_CORE}.`;
}
