// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { ConfigWorld } from './cloud-config.js';

const SUFFIXES = ['.yaml', '.yml', '.json'] as const;

/**
 * Where openstacksdk looks for `clouds` or `secure`, in its order (openstack/config/loader.py, CONFIG_SEARCH_PATH):
 * the file that a variable names, then the working directory, the user's and the site's configuration directories.
 * The first file that exists is used alone; files are not merged with each other.
 */
export function searchPath(kind: 'clouds' | 'secure', world: ConfigWorld): readonly string[] {
  const override = world.env[kind === 'clouds' ? 'OS_CLIENT_CONFIG_FILE' : 'OS_CLIENT_SECURE_FILE'];
  const xdg = world.env['XDG_CONFIG_HOME'];
  const directories = [
    world.cwd,
    ...(xdg ? [join(xdg, 'openstack')] : []),
    join(world.home, '.config', 'openstack'),
    '/etc/openstack',
  ];
  return [
    ...(override ? [override] : []),
    ...directories.flatMap((directory) => SUFFIXES.map((suffix) => join(directory, kind + suffix))),
  ];
}
