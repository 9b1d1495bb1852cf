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
  const { etc, inside, node } = place;
  // What the runner writes for itself: inside it cannot be changed for a link to a file of ours.
  const own = join(workdir, '.touchstone');
  const files = ['passwd', 'group', 'hosts', 'nsswitch.conf'].flatMap((name) => [
    '--ro-bind',
    join(etc, name),
    `/etc/${name}`,
  ]);
  const writable = [workdir, ...place.writable].flatMap((path) => ['--bind', path, path]);
  return [
    'nice',
    ...wallArgv(place),
    ...systemMounts(node),
    ...files,
    ...memoryMounts(place.limits),
    '--ro-bind',
    recipeDir,
    recipeDir,
    ...writable,
    '--ro-bind',
    own,
    own,
    '--ro-bind',
    inside,
    '/touchstone/inside.mjs',
    ...(way === undefined ? [] : ['--ro-bind', way.socket, '/touchstone/recorder']),
    '--remount-ro',
    '/',
    '--chdir',
    command.cwd,
    '--',
    ...limitArgv(place.limits),
    ...(way === undefined ? [] : [node, '/touchstone/inside.mjs', String(way.port), '/touchstone/recorder']),
    ...command.argv,
  ];
}

/** Namespaces, no rights, and an end with ours. */
function wallArgv({ bwrap, keepsFromNamespaces }: SandboxPlace): readonly string[] {
  const spaces = [
    '--unshare-user',
    '--unshare-all',
    '--uid',
    '1000',
    '--gid',
    '1000',
    '--hostname',
    'sandbox',
  ];
  const rights = ['--cap-drop', 'ALL', ...(keepsFromNamespaces ? ['--disable-userns'] : [])];
  return ['-n', '10', bwrap, ...spaces, ...rights, '--die-with-parent', '--new-session'];
}

/** Folders in memory are memory that no process is charged for, so each has a size. */
function memoryMounts({ scratch }: SandboxLimits): readonly string[] {
  const sized = ['/dev/shm', '/tmp', '/run'].flatMap((path) => ['--size', String(scratch), '--tmpfs', path]);
  return ['--proc', '/proc', '--dev', '/dev', ...sized];
}

/** util-linux' prlimit: limits that a process hands on to all that it starts, and cannot raise. */
function limitArgv({ file, openFiles, cpu, threads }: SandboxLimits): readonly string[] {
  const limits = { fsize: file, nofile: openFiles, cpu, nproc: threads, core: 0 };
  return ['prlimit', ...Object.entries(limits).map(([name, value]) => `--${name}=${value}:${value}`), '--'];
}
