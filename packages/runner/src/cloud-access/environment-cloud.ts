// SPDX-License-Identifier: Apache-2.0
import type { ConfigWorld } from './cloud-config.js';
import type { Fields } from './read-cloud-file.js';

/** Variables that only choose a cloud or a file; alone they make no cloud (openstack/config/loader.py, _get_os_environ). */
const SELECTORS = new Set([
  'OS_CLOUD',
  'OS_REGION_NAME',
  'OS_CLIENT_CONFIG_FILE',
  'OS_CLIENT_SECURE_FILE',
  'OS_CLOUD_NAME',
]);

/** The cloud that the OS_* variables describe, called `envvars` unless OS_CLOUD_NAME says otherwise; undefined: none. */
export function environmentCloud(world: ConfigWorld): { name: string; fields: Fields } | undefined {
  const names = Object.keys(world.env).filter(
    (name) => name.startsWith('OS_') && !/^OS_(?:TEST|STD|LOG)/.test(name) && world.env[name] !== undefined,
  );
  if (!names.some((name) => !SELECTORS.has(name))) return undefined;
  const fields = Object.fromEntries(names.map((name) => [name.slice(3).toLowerCase(), world.env[name]]));
  return { name: world.env['OS_CLOUD_NAME'] || 'envvars', fields };
}
