// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Call } from '../../service/call.js';
import { refuse } from '../faults.js';
import { findObject, visibleObjects, type StoredObject } from './resource.js';

/** A piece of a blob, both ends included. */
interface Piece {
  readonly blobId: string;
  readonly start: number;
  readonly end: number;
}

/** What a GET of an object gives: of a large object, what it joins. */
export interface Content {
  readonly size: number;
  /** As the Etag header shows it; large objects' are in quotes. */
  readonly etag: string;
  readonly pieces: readonly Piece[];
}

/** max depth of large objects in large objects (swift: max_manifest_depth). */
const DEEPEST = 10;

/** @throws Fault 409 when a segment of a static large object is no longer what the manifest says */
export function contentOf(call: Call, account: string, object: StoredObject, depth = 0): Content {
  if (depth > DEEPEST) throw refuse(409);
  if (object.slo) return staticContent(call, account, object, depth);
  const prefix = object.headers['X-Object-Manifest'];
  if (prefix !== undefined) return dynamicContent(call, account, prefix, depth);
  return plainContent(object);
}

/** The stored bytes themselves: also of a manifest. */
export function plainContent({ size, md5, blobId }: StoredObject): Content {
  return { size, etag: md5, pieces: size === 0 ? [] : [{ blobId, start: 0, end: size - 1 }] };
}

function staticContent(call: Call, account: string, object: StoredObject, depth: number): Content {
  const slo = object.slo!;
  const pieces = slo.segments.flatMap((segment) => {
    const [container, name] = splitPath(segment.name);
    const part = findObject(call, account, container, name);
    if (!part || (part.md5 !== segment.hash && part.slo?.etag !== segment.hash)) throw refuse(409);
    const content = contentOf(call, account, part, depth + 1);
    const [start, end] = segment.range?.split('-').map(Number) ?? [0, content.size - 1];
    return cutPieces(content.pieces, start!, end!);
  });
  return { size: slo.size, etag: `"${slo.etag}"`, pieces };
}

function dynamicContent(call: Call, account: string, manifest: string, depth: number): Content {
  const [container, prefix] = splitPath(manifest);
  const parts = visibleObjects(call, `${account}/${container}`)
    .filter((one) => one.name.startsWith(prefix))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) =>
      depth === 0 && one.headers['X-Object-Manifest']
        ? plainContent(one)
        : contentOf(call, account, one, depth + 1),
    );
  const etags = createHash('md5').update(parts.map((part) => part.etag.replaceAll('"', '')).join(''));
  return {
    size: parts.reduce((sum, part) => sum + part.size, 0),
    etag: `"${etags.digest('hex')}"`,
    pieces: parts.flatMap((part) => part.pieces),
  };
}

/** "/container/object" or "container/prefix" */
export function splitPath(path: string): readonly [string, string] {
  const bare = path.replace(/^\//, '');
  const slash = bare.indexOf('/');
  return slash < 0 ? [bare, ''] : [bare.slice(0, slash), bare.slice(slash + 1)];
}

/** Bytes `start` to `end` of pieces laid end to end. */
export function cutPieces(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const length = piece.end - piece.start + 1;
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length - 1);
    at += length;
    return from <= to ? [{ blobId: piece.blobId, start: piece.start + from, end: piece.start + to }] : [];
  });
}

/** The bytes of pieces, one after the other. */
export async function* readPieces(call: Call, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const { blobId, start, end } of pieces) yield* call.blobs.read(blobId, start, end);
}
