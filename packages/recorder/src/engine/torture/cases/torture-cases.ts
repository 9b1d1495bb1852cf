// SPDX-License-Identifier: Apache-2.0
import type { TortureCase } from '../torture-case.js';
import { CHUNK_SIZES, TRAILERS } from './chunks.js';
import { BODILESS, CLOUD_CHUNKS, CLOUD_LENGTHS, EARLY, INTERIM } from './cloud-bodies.js';
import { CLOUD_HEADERS, STATUS_LINES } from './cloud-heads.js';
import { ABORTS, EXPECTATIONS, PIPELINES, SLOW_CLIENTS, UPGRADES } from './connections.js';
import { CONNECTIONS, HEADER_NAMES, HEADER_VALUES, HOSTS } from './header-fields.js';
import { CODINGS, LENGTHS } from './lengths.js';
import { OTHER_PROTOCOLS, REQUEST_LINES, TARGETS, VERSIONS } from './request-lines.js';

/** What clients do to the recorder. */
const FROM_CLIENTS = [
  REQUEST_LINES,
  VERSIONS,
  OTHER_PROTOCOLS,
  TARGETS,
  HEADER_NAMES,
  HEADER_VALUES,
  HOSTS,
  CONNECTIONS,
  LENGTHS,
  CODINGS,
  CHUNK_SIZES,
  TRAILERS,
  PIPELINES,
  EXPECTATIONS,
  UPGRADES,
  SLOW_CLIENTS,
  ABORTS,
];
/** What clouds do to the recorder. */
const FROM_CLOUDS = [STATUS_LINES, CLOUD_HEADERS, CLOUD_LENGTHS, CLOUD_CHUNKS, BODILESS, INTERIM, EARLY];

export const TORTURE_CASES: readonly TortureCase[] = [...FROM_CLIENTS, ...FROM_CLOUDS].flat();
