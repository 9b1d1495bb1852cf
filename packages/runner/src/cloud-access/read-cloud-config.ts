// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { CloudConfig, ConfigWorld } from './cloud-config.js';
import { environmentCloud } from './environment-cloud.js';
import { normaliseCloud } from './normalise-cloud.js';
import { isFields, readCloudFile, type CloudFile, type Fields } from './read-cloud-file.js';
import { searchPath } from './search-path.js';

export interface CloudChoice {
  /** `--os-cloud`; undefined: OS_CLOUD, then the OS_* variables, then the only cloud of the file. */
  readonly cloud?: string | undefined;
  /** `--os-region-name`; undefined: OS_REGION_NAME, then the cloud's first region. */
  readonly region?: string | undefined;
}

/**
 * Reads which cloud to use and how to sign in, as openstacksdk does (openstack/config/loader.py): the first `clouds`
 * file found, over it the first `secure` file, and the OS_* variables as a cloud of their own called `envvars`.
 * Throws ACCESS_NO_CONFIG, ACCESS_NO_CLOUD (names the files and clouds known), and what reading the file throws.
 */
export function readCloudConfig(choice: CloudChoice, world: ConfigWorld): CloudConfig {
  const file = readCloudFile(searchPath('clouds', world), world);
  const secure = readCloudFile(searchPath('secure', world), world);
  const environment = environmentCloud(world);
  const known = [
    ...new Set([
      ...Object.keys(file?.clouds ?? {}),
      ...Object.keys(secure?.clouds ?? {}),
      ...(environment ? [environment.name] : []),
    ]),
  ];
  if (environment !== undefined && file?.clouds[environment.name] !== undefined) {
    throw new TouchstoneError(
      'ACCESS_FIELD',
      `${file.path} defines a cloud "${environment.name}", the name of the cloud that the OS_* variables make.`,
      { hint: 'Rename one of them, or set OS_CLOUD_NAME.' },
    );
  }
  const name =
    (choice.cloud || world.env['OS_CLOUD'] || environment?.name) ??
    (known.length === 1 ? known[0] : undefined);
  if (name === undefined) throw noConfig(world, file, known);
  if (!known.includes(name)) throw noCloud(name, world, file, known);
  if (environment !== undefined && environment.name === name) {
    return normaliseCloud({
      name,
      fields: environment.fields,
      source: (field) => `OS_${field.replace(/^auth\./, '').toUpperCase()}`,
      region: undefined,
    });
  }
  const plain = file?.clouds[name] ?? {};
  const secret = secure?.clouds[name] ?? {};
  return normaliseCloud({
    name,
    fields: merged(plain, secret),
    source: (field) => (has(secret, field) ? secure?.path : file?.path) ?? secure?.path ?? 'nowhere',
    region: regionChoice(choice, world),
  });
}

function regionChoice(choice: CloudChoice, world: ConfigWorld): { value: string; from: string } | undefined {
  if (choice.region) return { value: choice.region, from: '--os-region-name' };
  const value = world.env['OS_REGION_NAME'];
  return value ? { value, from: 'OS_REGION_NAME' } : undefined;
}

function merged(below: Fields, above: Fields): Fields {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = result[key];
    result[key] = isFields(old) && isFields(value) ? merged(old, value) : value;
  }
  return result;
}

function has(fields: Fields, field: string): boolean {
  let value: unknown = fields;
  for (const key of field.split('.')) value = isFields(value) ? value[key] : undefined;
  return value !== undefined;
}

function noCloud(
  name: string,
  world: ConfigWorld,
  file: CloudFile | undefined,
  known: readonly string[],
): TouchstoneError {
  const where = file === undefined ? 'no clouds.yaml was found' : `${file.path} was read`;
  const have = known.length > 0 ? `known are ${known.join(', ')}` : 'no cloud is known';
  return new TouchstoneError('ACCESS_NO_CLOUD', `There is no cloud "${name}": ${where}, ${have}.`, {
    hint:
      file === undefined
        ? `Write ~/.config/openstack/clouds.yaml, or point OS_CLIENT_CONFIG_FILE at yours.`
        : `Name a cloud of ${file.path}, or add "${name}" to it.`,
    details: { cloud: name, file: file?.path, known, looked: searchPath('clouds', world) },
  });
}

function noConfig(
  world: ConfigWorld,
  file: CloudFile | undefined,
  known: readonly string[],
): TouchstoneError {
  return new TouchstoneError(
    'ACCESS_NO_CONFIG',
    file === undefined
      ? 'No cloud is configured: there is no clouds.yaml, and no OS_* variable is set.'
      : `${file.path} defines ${known.length} clouds and none was chosen${known.length > 0 ? ` (${known.join(', ')})` : ''}.`,
    {
      hint: 'Choose with --os-cloud or OS_CLOUD, set OS_AUTH_URL and its companions, or use the embedded cloud.',
      details: { file: file?.path, known, looked: searchPath('clouds', world) },
    },
  );
}
