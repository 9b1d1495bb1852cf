// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Handler, HandledRequest, HandledResponse } from '../handler/handler.js';
import { ENTRIES_LIMIT } from '../log/entry-bundle.js';
import { parseCheckpoint } from '../log/checkpoint.js';
import type { LogReader } from '../log/log-store.js';
import { hashesAtLevel, TILE_BYTES, TILE_WIDTH } from '../log/tiles.js';
import { NOTE_LIMIT } from '../note/note-text.js';
import { parseNote } from '../note/parse-note.js';

const compress = promisify(gzip);

/**
 * Serves a log's checkpoint, tiles and entries for reading (c2sp.org/tlog-tiles): the checkpoint is asked for anew each
 * time, the rest never changes. What the published checkpoint does not cover is not there: a log may hold tiles of an append
 * that was never published, and nobody is to see two of one place.
 */
export function serveLog(reader: LogReader): Handler {
  let covered = 0;
  const covers = async (tile: ServedTile): Promise<boolean> => {
    if (isCovered(tile, covered)) return true;
    const note = await reader.read('checkpoint', NOTE_LIMIT);
    // What was published once stays so: a size only grows.
    if (note !== undefined) covered = Math.max(covered, parseCheckpoint(parseNote(note).text).size);
    return isCovered(tile, covered);
  };
  return async (request) => {
    const path = request.path.slice(1);
    const tile = findTile(path);
    if (path !== 'checkpoint' && tile === undefined) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed();
    if (tile === undefined) {
      const note = await reader.read('checkpoint', NOTE_LIMIT);
      return note === undefined ? absent() : found(note, 'text/plain; charset=utf-8', 'no-cache');
    }
    if (!(await covers(tile))) return absent();
    const bytes = await reader.read(path, tile.level === 'entries' ? ENTRIES_LIMIT : TILE_BYTES);
    if (bytes === undefined) return absent();
    const answer = found(bytes, 'application/octet-stream', 'public, max-age=31536000, immutable');
    return tile.level === 'entries' ? compressed(answer, bytes, request) : answer;
  };
}

interface ServedTile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

const TILE =
  /^tile\/(entries|0|[1-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,4}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The tile that a path names in the one spelling that it has. */
function findTile(path: string): ServedTile | undefined {
  const [, level = '', digits = '', width] = TILE.exec(path) ?? [];
  if (level === '' || digits.startsWith('x000')) return undefined;
  const partial = width === undefined ? TILE_WIDTH : Number(width);
  if (width !== undefined && partial >= TILE_WIDTH) return undefined;
  return {
    level: level === 'entries' ? level : Number(level),
    index: Number(digits.replaceAll(/[x/]/g, '')),
    width: partial,
  };
}

function isCovered({ level, index, width }: ServedTile, size: number): boolean {
  return index * TILE_WIDTH + width <= hashesAtLevel(level === 'entries' ? 0 : level, size);
}

/** Entries are text and shrink to a fifth; hashes do not. */
async function compressed(
  answer: HandledResponse,
  bytes: Uint8Array,
  request: HandledRequest,
): Promise<HandledResponse> {
  const headers = { ...answer.headers, vary: 'accept-encoding' };
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\b)/i.test(request.header('accept-encoding') ?? ''))
    return { ...answer, headers };
  return { ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: await compress(bytes) };
}

function found(body: Uint8Array, type: string, caching: string): HandledResponse {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': caching,
      // Anyone may read a log, a verifier in a page as well.
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}

function absent(): HandledResponse {
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: 'The log has no such resource.\n',
  };
}

function notAllowed(): HandledResponse {
  return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' };
}
