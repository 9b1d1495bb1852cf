// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, notFound } from '../../service/fault.js';
import { enforceQuota } from '../quota-set/enforce-quota.js';
import type { Metadata } from '../rest/metadata.js';
import { getOwned } from '../rest/scenes.js';
import { ZONE } from '../service-host/hosts.js';
import { SNAPSHOTS } from '../snapshot/resource.js';
import { defaultType, findType, type VolumeType } from '../volume-type/resource.js';
import { describeImage } from './image-source.js';
import { VOLUMES, type Volume } from './resource.js';

/** What may be said of a volume that is to be made. At most one source. */
export interface VolumeWish {
  /** GiB; may be left out where the source has one. */
  readonly size?: number | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly type?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly snapshotId?: string | undefined;
  readonly sourceVolumeId?: string | undefined;
  readonly imageId?: string | undefined;
  readonly metadata?: Metadata | undefined;
  readonly multiattach?: boolean | undefined;
}

interface Source {
  readonly size: number;
  readonly bootable: boolean;
  readonly imageMetadata: Metadata;
  readonly typeId?: string;
}

/** Makes a volume, empty or from a source; Nova's volume boot comes here, too. @throws Fault 400, 404, 413 */
export function createVolume(wish: VolumeWish, call: Call): Volume {
  if (wish.availabilityZone !== undefined && wish.availabilityZone !== ZONE) {
    throw badRequest(`Availability zone '${wish.availabilityZone}' is invalid.`);
  }
  const source = findSource(wish, call);
  const size = chooseSize(wish, source);
  const type = chooseType(wish, source, call);
  enforceQuota('volumes', size, call);
  return call.stores.of(VOLUMES).put({
    id: call.ids.uuid(),
    projectId: call.auth.projectId,
    userId: call.auth.userId,
    name: wish.name ?? null,
    description: wish.description ?? null,
    size,
    status: 'creating',
    availabilityZone: ZONE,
    createdAt: call.now,
    updatedAt: null,
    typeId: type.id,
    snapshotId: wish.snapshotId ?? null,
    sourceVolumeId: wish.sourceVolumeId ?? null,
    bootable: source?.bootable ?? false,
    multiattach: wish.multiattach ?? false,
    metadata: wish.metadata ?? {},
    imageMetadata: source?.imageMetadata ?? {},
    restStatus: 'available',
    wantedSize: null,
    pendingImageId: null,
  });
}

function findSource(wish: VolumeWish, call: Call): Source | undefined {
  if (wish.snapshotId !== undefined) return fromSnapshot(wish.snapshotId, call);
  if (wish.sourceVolumeId !== undefined) return fromVolume(wish.sourceVolumeId, call);
  if (wish.imageId !== undefined) return describeImage(wish.imageId, call);
  return undefined;
}

function fromSnapshot(id: string, call: Call): Source {
  const snapshot = getOwned(SNAPSHOTS, 'Snapshot', id, call);
  if (snapshot.status !== 'available') {
    throw badRequest(`Invalid snapshot: Source snapshot status must be available: it is ${snapshot.status}.`);
  }
  const origin = call.stores.of(VOLUMES).get(snapshot.volumeId);
  return { ...like(origin), size: snapshot.size };
}

function fromVolume(id: string, call: Call): Source {
  const volume = getOwned(VOLUMES, 'Volume', id, call);
  if (volume.status !== 'available' && volume.status !== 'in-use') {
    throw badRequest(
      `Invalid volume: Source volume status must be available or in-use: it is ${volume.status}.`,
    );
  }
  return { ...like(volume), size: volume.size };
}

function like(volume: Volume | undefined): Omit<Source, 'size'> {
  return {
    bootable: volume?.bootable ?? false,
    imageMetadata: volume?.imageMetadata ?? {},
    ...(volume ? { typeId: volume.typeId } : {}),
  };
}

function chooseSize({ size }: VolumeWish, source: Source | undefined): number {
  const least = source?.size ?? 0;
  if (size === undefined && least > 0) return least;
  if (size === undefined) {
    throw badRequest(
      'The server could not comply with the request since it is either malformed or otherwise incorrect.',
    );
  }
  if (size < least) {
    throw badRequest(
      `Invalid input received: Volume size '${size}GB' cannot be smaller than the size of its source, ${least}GB.`,
    );
  }
  return size;
}

function chooseType({ type: wanted }: VolumeWish, source: Source | undefined, call: Call): VolumeType {
  const { stores, auth } = call;
  if (wanted === undefined)
    return (
      (source?.typeId === undefined ? undefined : findType(stores, source.typeId)) ?? defaultType(stores)!
    );
  const type = findType(stores, wanted);
  if (type && (type.isPublic || auth.isAdmin || type.projects.includes(auth.projectId))) return type;
  throw notFound(`Volume type with name ${wanted} could not be found.`);
}
