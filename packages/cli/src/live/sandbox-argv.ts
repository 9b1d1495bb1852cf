// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { SandboxedCommand } from '@touchstone/runner';
import type { SandboxLimits } from './sandbox-limits.js';
import { systemMounts } from './system-mounts.js';

export interface SandboxPlace {
  readonly bwrap: string;
  /** Bubblewrap can keep what is inside from making namespaces of its own (0.8). */
  readonly keepsFromNamespaces: boolean;
  /** Node.js, which forwards to the recorder. */
  readonly node: string;
  /** The program of `inside.mts`. */
  readonly inside: string;
  /** Folder with passwd, group, hosts and nsswitch.conf of the sandbox. */
  readonly etc: string;
  readonly limits: SandboxLimits;
  /** Folders that it may write to besides: the run's own copy of packages that were fetched for the recipe. */
  readonly writable: readonly string[];
}

/** Where the way to the recorder begins outside, and the port that it listens on inside. */
export interface WayOut {
  readonly port: number;
  readonly socket: string;
}

/**
 * The command line that runs a command in bubblewrap: namespaces of its own for everything (so no network but a loopback),
 * no files but the system's programs, the recipe and the run's folder, no capabilities, and it ends when we do.
 */
export function sandboxArgv(
  command: SandboxedCommand,
  place: SandboxPlace,
  way: WayOut | undefined,
): string[] {
  const { workdir, recipeDir } = command;
  const { limits, etc } = place;
  const scratch = ['--size', String(limits.scratch), '--tmpfs'];
  // What the runner writes for itself: inside it cannot be changed for a link to a file of ours.
  const own = join(workdir, '.touchstone');
  return [
    ...['nice', '-n', '10', place.bwrap],
    ...['--unshare-user', '--unshare-all', '--uid', '1000', '--gid', '1000', '--hostname', 'sandbox'],
    ...(place.keepsFromNamespaces ? ['--disable-userns'] : []),
    ...['--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...systemMounts(place.node),
    ...['passwd', 'group', 'hosts', 'nsswitch.conf'].flatMap((name) => [
      '--ro-bind',
      join(etc, name),
      `/etc/${name}`,
    ]),
    ...['--proc', '/proc', '--dev', '/dev', ...scratch, '/dev/shm', ...scratch, '/tmp', ...scratch, '/run'],
    ...place.writable.flatMap((path) => ['--bind', path, path]),
    ...['--ro-bind', recipeDir, recipeDir, '--bind', workdir, workdir, '--ro-bind', own, own],
    ...['--ro-bind', place.inside, '/touchstone/inside.mjs'],
    ...(way === undefined ? [] : ['--ro-bind', way.socket, '/touchstone/recorder']),
    ...['--remount-ro', '/', '--chdir', command.cwd, '--'],
    ...limitArgv(limits),
    ...(way === undefined
      ? []
      : [place.node, '/touchstone/inside.mjs', String(way.port), '/touchstone/recorder']),
    ...command.argv,
  ];
}

/** util-linux' prlimit: limits that a process hands on to all that it starts, and cannot raise. */
function limitArgv({ file, openFiles, cpu, processes }: SandboxLimits): readonly string[] {
  const limits = { fsize: file, nofile: openFiles, cpu, nproc: processes, core: 0 };
  return ['prlimit', ...Object.entries(limits).map(([name, value]) => `--${name}=${value}:${value}`), '--'];
}
