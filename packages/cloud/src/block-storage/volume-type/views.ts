// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { DEFAULT_TYPE, type VolumeType } from './resource.js';

/** Members see no extra specs but those that are meant for them. */
const FOR_EVERYONE: readonly string[] = ['RESKEY:availability_zones', 'multiattach', 'replication_enabled'];

export function visibleSpecs(
  type: VolumeType,
  { auth }: Pick<Call, 'auth'>,
): Readonly<Record<string, string>> {
  if (auth.isAdmin) return type.extraSpecs;
  return Object.fromEntries(Object.entries(type.extraSpecs).filter(([key]) => FOR_EVERYONE.includes(key)));
}

export function viewType(type: VolumeType, call: Pick<Call, 'auth'>): Record<string, unknown> {
  return {
    id: type.id,
    name: type.name,
    is_public: type.isPublic,
    description: type.description,
    extra_specs: visibleSpecs(type, call),
    ...(call.auth.isAdmin ? { qos_specs_id: null } : {}),
    'os-volume-type-access:is_public': type.isPublic,
  };
}

/** For the default type, asked for as such, Cinder leaves its access out. */
export function viewDefaultType(type: VolumeType, call: Pick<Call, 'auth'>): Record<string, unknown> {
  const { 'os-volume-type-access:is_public': _public, ...view } = viewType(type, call);
  return type.name === DEFAULT_TYPE ? view : viewType(type, call);
}
