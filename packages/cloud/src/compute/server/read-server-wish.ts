// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, readBoolean, readInteger, readText, type Fields } from '../../service/fields.js';
import { invalidField, requiredProperty } from '../faults.js';
import { checkMetadata, type Metadata } from '../rest/check-metadata.js';

export interface NetworkWish {
  readonly uuid?: string;
  readonly port?: string;
  readonly fixed_ip?: string;
  readonly tag?: string;
}

/** One entry of block_device_mapping_v2, or what an older form means in its terms. */
export interface BlockDeviceWish {
  readonly source_type: 'image' | 'volume' | 'snapshot' | 'blank';
  readonly destination_type: 'volume' | 'local';
  readonly uuid?: string;
  readonly boot_index?: number | null;
  readonly volume_size?: number;
  readonly volume_type?: string;
  readonly delete_on_termination: boolean;
  readonly tag?: string;
  readonly device_name?: string;
}

/** A create request, checked for form. */
export interface ServerWish {
  readonly name: string;
  readonly flavorId: string;
  readonly imageId: string | undefined;
  readonly networks: 'auto' | 'none' | readonly NetworkWish[] | undefined;
  readonly devices: readonly BlockDeviceWish[];
  readonly groups: readonly string[];
  readonly keyName: string | undefined;
  readonly metadata: Metadata;
  readonly userData: string | undefined;
  readonly configDrive: boolean;
  readonly availabilityZone: string | undefined;
  readonly description: string | undefined;
  readonly hostname: string | undefined;
  readonly tags: readonly string[];
  readonly minCount: number;
  readonly maxCount: number;
  readonly adminPass: string | undefined;
  readonly diskConfig: 'AUTO' | 'MANUAL';
  readonly accessIPv4: string;
  readonly accessIPv6: string;
  readonly returnReservationId: boolean;
  readonly serverGroupId: string | undefined;
}

const KNOWN: readonly string[] = (
  'name flavorRef imageRef networks block_device_mapping block_device_mapping_v2 security_groups key_name metadata user_data ' +
  'config_drive availability_zone description hostname tags min_count max_count adminPass OS-DCF:diskConfig accessIPv4 accessIPv6 ' +
  'return_reservation_id personality trusted_image_certificates host hypervisor_hostname os:scheduler_hints'
).split(' ');

/** @throws Fault 400 */
export function readServerWish(body: unknown, call: Call): ServerWish {
  const given = isFields(body) ? body['server'] : undefined;
  if (!isFields(given))
    throw badRequest("Invalid input for field/attribute server. 'server' is a required property");
  for (const name of ['name', 'flavorRef'])
    if (given[name] === undefined) throw requiredProperty('server', given, name);
  // From 2.37 on the request must say which networks, or auto, or none.
  if (call.atLeast('2.37') && given['networks'] === undefined)
    throw requiredProperty('server', given, 'networks');
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    throw invalidField(
      'server',
      given,
      `Additional properties are not allowed ('${unknown}' was unexpected)`,
    );
  const [minCount, maxCount] = readCounts(given);
  return {
    name: readName(given),
    flavorId: lastSegment(String(given['flavorRef'])),
    imageId: readImage(given),
    networks: readNetworks(given['networks'], call),
    devices: readDevices(given),
    groups: readGroups(given['security_groups']),
    keyName: readText(given, 'key_name'),
    metadata: given['metadata'] === undefined ? {} : checkMetadata(given['metadata']),
    userData: readText(given, 'user_data'),
    configDrive: readBoolean(given, 'config_drive') ?? false,
    availabilityZone: readText(given, 'availability_zone'),
    description: readText(given, 'description'),
    hostname: readText(given, 'hostname'),
    tags: Array.isArray(given['tags']) ? given['tags'].map(String) : [],
    minCount,
    maxCount,
    adminPass: readText(given, 'adminPass'),
    diskConfig: readText(given, 'OS-DCF:diskConfig') === 'AUTO' ? 'AUTO' : 'MANUAL',
    accessIPv4: readText(given, 'accessIPv4') ?? '',
    accessIPv6: readText(given, 'accessIPv6') ?? '',
    returnReservationId: readBoolean(given, 'return_reservation_id') ?? false,
    serverGroupId: readHint(body as Fields, given),
  };
}

const lastSegment = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

function readName(given: Fields): string {
  const name = given['name'];
  if (typeof name !== 'string')
    throw invalidField('name', name, `${JSON.stringify(name)} is not of type 'string'`);
  if (name.length > 255) throw invalidField('name', name, `'${name}' is too long`);
  if (name.trim() === '') throw invalidField('name', name, `'${name}' is too short`);
  return name.trim();
}

function readImage(given: Fields): string | undefined {
  const reference = given['imageRef'];
  if (reference === undefined || reference === null || reference === '') return undefined;
  const id = lastSegment(String(reference));
  if (/^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(id)) return id;
  throw invalidField(
    'imageRef',
    reference,
    `'${String(reference)}' is not valid under any of the given schemas`,
  );
}

function readNetworks(value: unknown, call: Call): ServerWish['networks'] {
  if (value === undefined || value === null) return undefined;
  if ((value === 'auto' || value === 'none') && call.atLeast('2.37')) return value;
  if (Array.isArray(value) && value.every(isFields)) return value as readonly NetworkWish[];
  throw invalidField(
    'networks',
    value,
    `${JSON.stringify(value)} is not valid under any of the given schemas`,
  );
}

/** block_device_mapping_v2, or the first version, whose volumes and snapshots are named apart. */
function readDevices(given: Fields): readonly BlockDeviceWish[] {
  const second = given['block_device_mapping_v2'];
  if (Array.isArray(second)) return second.filter(isFields).map(readDevice);
  const first = given['block_device_mapping'];
  if (!Array.isArray(first)) return [];
  return first.filter(isFields).map((entry, at) => {
    const snapshot = readText(entry, 'snapshot_id');
    const volume = readText(entry, 'volume_id');
    return readDevice({
      ...entry,
      source_type: snapshot === undefined ? 'volume' : 'snapshot',
      destination_type: 'volume',
      uuid: snapshot ?? volume,
      boot_index: at === 0 && given['imageRef'] === undefined ? 0 : null,
    });
  });
}

function readDevice(entry: Fields): BlockDeviceWish {
  const source = entry['source_type'];
  if (source !== 'image' && source !== 'volume' && source !== 'snapshot' && source !== 'blank') {
    throw invalidField(
      'source_type',
      source,
      `${JSON.stringify(source)} is not one of ['volume', 'image', 'snapshot', 'blank']`,
    );
  }
  const uuid = readText(entry, 'uuid');
  const size = readInteger(entry, 'volume_size');
  const type = readText(entry, 'volume_type');
  const tag = readText(entry, 'tag');
  const name = readText(entry, 'device_name');
  return {
    source_type: source,
    destination_type:
      (entry['destination_type'] ?? (source === 'image' ? 'local' : 'volume')) === 'local'
        ? 'local'
        : 'volume',
    boot_index: readInteger(entry, 'boot_index') ?? null,
    delete_on_termination: readBoolean(entry, 'delete_on_termination') ?? false,
    ...(uuid === undefined ? {} : { uuid }),
    ...(size === undefined ? {} : { volume_size: size }),
    ...(type === undefined ? {} : { volume_type: type }),
    ...(tag === undefined ? {} : { tag }),
    ...(name === undefined ? {} : { device_name: name }),
  };
}

function readGroups(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw invalidField('security_groups', value, `${JSON.stringify(value)} is not of type 'array'`);
  return [
    ...new Set(
      value
        .filter(isFields)
        .map((group) => readText(group, 'name'))
        .filter((name) => name !== undefined),
    ),
  ];
}

function readCounts(given: Fields): readonly [number, number] {
  const min = readInteger(given, 'min_count') ?? 1;
  const max = readInteger(given, 'max_count') ?? Math.max(min, 1);
  if (min < 1) throw invalidField('min_count', min, `${min} is less than the minimum of 1`);
  if (min > max) throw badRequest('min_count must be <= max_count');
  return [min, max];
}

/** The server group, as a scheduler hint beside or inside the server. */
function readHint(body: Fields, given: Fields): string | undefined {
  const hints =
    body['os:scheduler_hints'] ?? body['OS-SCH-HNT:scheduler_hints'] ?? given['os:scheduler_hints'];
  return isFields(hints) ? readText(hints, 'group') : undefined;
}
