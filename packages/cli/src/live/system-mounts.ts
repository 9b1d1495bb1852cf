// SPDX-License-Identifier: Apache-2.0
import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/** Merged into /usr by most distributions: links there, folders elsewhere. */
const ROOTS = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/**
 * What programs of the system read to run, and nothing that is this machine's own: no keys (/etc/ssl/private), no accounts,
 * no configuration of services. dpkg's list of packages tells a recipe which version it runs.
 */
const READABLE = [
  '/etc/alternatives',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
  '/etc/ca-certificates',
  '/etc/localtime',
  '/etc/timezone',
  '/etc/mime.types',
  '/etc/magic',
  '/etc/protocols',
  '/etc/services',
  '/etc/os-release',
  '/etc/debian_version',
  '/var/lib/dpkg',
];

/** Arguments of bubblewrap that show the system's programs, read-only, and the Node.js that we run on where it lies elsewhere. */
export function systemMounts(node: string): readonly string[] {
  const roots = ROOTS.filter((path) => existsSync(path)).flatMap((path) =>
    lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
  );
  const prefix = nodePrefix(node);
  return [
    '--ro-bind',
    '/usr',
    '/usr',
    ...roots,
    ...READABLE.flatMap((path) => ['--ro-bind-try', path, path]),
    ...(prefix === undefined ? [] : ['--ro-bind', prefix, prefix]),
  ];
}

/** Where a Node.js that is no part of the system is installed, its npm with it. */
function nodePrefix(node: string): string | undefined {
  return node.startsWith('/usr/') ? undefined : dirname(dirname(node));
}

/** Where programs are looked for inside. */
export function insidePath(node: string): string {
  return [dirname(node), '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(
    ':',
  );
}
