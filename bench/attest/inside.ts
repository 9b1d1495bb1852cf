// SPDX-License-Identifier: Apache-2.0

/** Loads a module of the room's build that its index does not hand out: what is measured is the part, not the door. */
function inside<T>(path: string): Promise<T> {
  // From bench/dist/attest.
  return import(new URL(`../../../packages/attest/dist/${path}`, import.meta.url).href) as Promise<T>;
}

type Merkle = typeof import('../../packages/attest/dist/log/merkle.js');
type Tiles = typeof import('../../packages/attest/dist/log/tiles.js');
type TileHashes = typeof import('../../packages/attest/dist/log/tile-hashes.js');
type GrowTree = typeof import('../../packages/attest/dist/log/grow-tree.js');
type OpenTree = typeof import('../../packages/attest/dist/log/open-tree.js');
type Inclusion = typeof import('../../packages/attest/dist/log/inclusion-proof.js');
type Consistency = typeof import('../../packages/attest/dist/log/consistency-proof.js');
type Checkpoint = typeof import('../../packages/attest/dist/log/checkpoint.js');
type VerifyCheckpoint = typeof import('../../packages/attest/dist/log/verify-checkpoint.js');
type SignNote = typeof import('../../packages/attest/dist/note/sign-note.js');
type SignEnvelope = typeof import('../../packages/attest/dist/envelope/sign-envelope.js');
type VerifyEnvelope = typeof import('../../packages/attest/dist/envelope/verify-envelope.js');

export const merkle = await inside<Merkle>('log/merkle.js');
export const tiles = await inside<Tiles>('log/tiles.js');
export const tileHashes = await inside<TileHashes>('log/tile-hashes.js');
export const growTree = await inside<GrowTree>('log/grow-tree.js');
export const openTree = await inside<OpenTree>('log/open-tree.js');
export const inclusion = await inside<Inclusion>('log/inclusion-proof.js');
export const consistency = await inside<Consistency>('log/consistency-proof.js');
export const checkpoint = await inside<Checkpoint>('log/checkpoint.js');
export const verifyCheckpoint = await inside<VerifyCheckpoint>('log/verify-checkpoint.js');
export const signNote = await inside<SignNote>('note/sign-note.js');
export const signEnvelope = await inside<SignEnvelope>('envelope/sign-envelope.js');
export const verifyEnvelope = await inside<VerifyEnvelope>('envelope/verify-envelope.js');
