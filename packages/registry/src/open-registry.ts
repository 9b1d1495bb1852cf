// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { storedBytes, writeBundleFile, type LogReader, type TrustedRoot } from '@touchstone/attest';
import { readAudit, type AuditLine, type AuditPage } from './audit/audit-trail.js';
import { countEvidence, type EvidenceCounts } from './database/count-evidence.js';
import type { RegistryDatabase } from './database/open-registry-database.js';
import {
  findHeldBundle,
  findMember,
  readMembers,
  type HeldBundle,
  type HeldMemberRow,
} from './database/read-bundles.js';
import {
  findDropped,
  findListing,
  readChanges,
  readListings,
  type ChangeCursor,
  type Changes,
  type ListingsPage,
  type StoredListing,
} from './database/read-listings.js';
import type { EvidenceStore } from './evidence/evidence-store.js';
import { findKeptAttestation, openKeptBundle, type KeptAttestation } from './evidence/open-kept-bundle.js';
import { FollowedLog } from './ingest/followed-log.js';
import { ingestBundle, type Ingested } from './ingest/ingest-bundle.js';
import { loadBundles, type LoadedBundle } from './ingest/load-bundles.js';
import { KeptRuns, type KeptRun } from './kept/kept-runs.js';
import { KeptVerifications, type KeptVerification } from './kept/kept-verifications.js';
import { recordedCalls, type CallsQuery, type RecordedCalls } from './kept/recorded-calls.js';
import { refreshListings } from './ingest/refresh-listings.js';
import type { RegistryWorld } from './ingest/registry-world.js';
import { rebuildRegistry, type Rebuilt, type RebuiltBundle } from './rebuild/rebuild-registry.js';

/** A registry: what is held, and what follows from it. Several processes may have one PostgreSQL and one evidence store. */
export interface Registry {
  /** Takes one bundle in, a folder or a file. @throws TouchstoneError as `ingestBundle` */
  ingest(path: string, by: string): Promise<Ingested>;
  /** Takes many in, one after the other, and tells of each. */
  load(
    paths: readonly string[],
    by: string,
    onBundle?: (loaded: LoadedBundle) => void,
  ): Promise<readonly LoadedBundle[]>;
  /** Derives again what time or the log made another; gives the solutions. To be called once a minute or so. */
  refresh(): Promise<readonly string[]>;
  /** Derives everything again from evidence and log. */
  rebuild(by: string, onBundle?: (bundle: RebuiltBundle) => void): Promise<Rebuilt>;

  listing(id: string): Promise<StoredListing | undefined>;
  /** Since when a solution that was listed is not any more. */
  dropped(id: string): Promise<string | undefined>;
  listings(page?: ListingsPage): Promise<readonly StoredListing[]>;
  /** What the search has to know anew; at most `limit` (1000) at once. */
  changesSince(cursor?: ChangeCursor, limit?: number): Promise<Changes>;
  /** By the digest of its envelope, statement or bundle. */
  bundle(digest: string): Promise<HeldBundle | undefined>;
  members(bundle: string): Promise<readonly HeldMemberRow[]>;
  /** A member by its digest, and its bytes; reading them throws BUNDLE_* where they have changed. */
  member(digest: string): Promise<(HeldMemberRow & { read(): AsyncGenerator<Uint8Array> }) | undefined>;
  /**
   * Writes a bundle as one file, attestation and all; the same bytes each time.
   * @throws TouchstoneError REGISTRY_NOT_FOUND, REGISTRY_EVIDENCE, BUNDLE_NOT_WRITABLE
   */
  writeBundle(digest: string, file: string): Promise<void>;
  /** Verifies a bundle that is held as a stranger would, as of now; remembered. @throws TouchstoneError REGISTRY_EVIDENCE */
  verify(digest: string): Promise<KeptVerification | undefined>;
  /** The signed papers of a certificate, by the digest of its envelope. @throws TouchstoneError REGISTRY_EVIDENCE */
  attestation(envelope: string): Promise<KeptAttestation | undefined>;
  /** One run that a held bundle rests on. @throws TouchstoneError REGISTRY_EVIDENCE */
  run(solution: string, run: string): Promise<KeptRun | undefined>;
  /** Calls of a recording, by its digest. @throws TouchstoneError RECORDING_*, BUNDLE_DIGEST */
  calls(recording: string, query?: CallsQuery): Promise<RecordedCalls | undefined>;
  counts(): Promise<EvidenceCounts>;
  /** The log as it is now, verified. @throws TouchstoneError REGISTRY_LOG_SHRANK; what readLogView throws */
  logHead(): Promise<{ readonly origin: string; readonly size: number }>;
  audit(page?: AuditPage): Promise<readonly AuditLine[]>;
  close(): Promise<void>;
}

/** What a registry is opened on. The log's reader and the database are closed by whoever opened them, but for `close`. */
export interface RegistryParts {
  readonly database: RegistryDatabase;
  readonly evidence: EvidenceStore;
  readonly log: LogReader;
  readonly root: TrustedRoot;
  /** Epoch ms. */
  readonly clock: () => number;
}

const CHANGES_AT_ONCE = 1000;

/** Opens a registry. `close` closes its database. */
export function openRegistry({ log, ...parts }: RegistryParts): Registry {
  const { database, evidence } = parts;
  const world: RegistryWorld = { ...parts, log: new FollowedLog(log, parts.root, parts.clock) };
  const verifications = new KeptVerifications(world);
  const runs = new KeptRuns(world);
  return {
    ingest: (path, by) => ingestBundle(world, path, by),
    load: (paths, by, onBundle) => loadBundles(world, paths, by, onBundle),
    refresh: () => refreshListings(world),
    rebuild: (by, onBundle) => rebuildRegistry(world, by, onBundle),
    listing: (id) => findListing(database, id),
    dropped: (id) => findDropped(database, id),
    listings: (page = {}) => readListings(database, page),
    changesSince: (cursor, limit = CHANGES_AT_ONCE) => readChanges(database, cursor, limit),
    bundle: (digest) => findHeldBundle(database, digest),
    members: (bundle) => readMembers(database, bundle),
    member: async (digest) => {
      const row = await findMember(database, digest);
      const kept = row === undefined ? undefined : await evidence.find(digest);
      if (row === undefined || kept === undefined) return undefined;
      return { ...row, read: () => storedBytes({ file: kept.file, digest, size: row.bytes }) };
    },
    writeBundle: async (digest, file) => {
      const held = await findHeldBundle(database, digest);
      const open = held === undefined ? undefined : await openKeptBundle(evidence, held.envelope);
      if (open === undefined) throw notHeld(digest);
      await writeBundleFile(file, open, open.attestation);
    },
    verify: (digest) => verifications.verify(digest),
    attestation: (envelope) => findKeptAttestation(evidence, envelope),
    run: (solution, run) => runs.find(solution, run),
    calls: async (recording, query = {}) => {
      const row = await findMember(database, recording);
      return row?.role === 'recording' ? recordedCalls(evidence, recording, query) : undefined;
    },
    counts: () => countEvidence(database),
    logHead: async () => {
      const { origin, size } = (await world.log.view()).checkpoint;
      return { origin, size };
    },
    audit: (page = {}) => readAudit(database, page),
    close: () => database.destroy(),
  };
}

function notHeld(digest: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_NOT_FOUND', `No bundle ${digest.slice(0, 80)} is held.`, {
    hint: 'Name it by the digest of its index, its statement or its envelope, as its listing does.',
    details: { digest: digest.slice(0, 80) },
  });
}
