// SPDX-License-Identifier: Apache-2.0
import { LOG_ENTRY_LIMIT, sha256Digest, TouchstoneError } from '@touchstone/model';

/** What was signed of a bundle. It lies beside the index, which cannot name what signs it. */
export interface Attestation {
  /** The certificate's envelope, as its file has it. */
  readonly certificate?: Uint8Array;
  /** The log entry's exact bytes. */
  readonly entry?: Uint8Array;
  /** The entry's proof (c2sp.org/tlog-proof). */
  readonly proof?: Uint8Array;
  /** Envelopes of waivers, sorted by their digest, each once. */
  readonly waivers: readonly Uint8Array[];
}

export interface AttestationFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const ATTESTATION = 'attestation';
export const WAIVERS = `${ATTESTATION}/waivers`;

/** Waivers of one bundle: more criteria than any guideline has. */
export const WAIVER_COUNT = 100;

/** The files of which there is one, in the order in which a bundle file has them, and how many bytes are read of each. */
export const ATTESTATION_FILES = [
  { field: 'certificate', path: `${ATTESTATION}/certificate.dsse.json`, limit: 8 * 1024 * 1024 },
  { field: 'entry', path: `${ATTESTATION}/entry.json`, limit: LOG_ENTRY_LIMIT },
  { field: 'proof', path: `${ATTESTATION}/proof.tlog-proof`, limit: 64 * 1024 },
] as const;

const WAIVER_PATH = /^attestation\/waivers\/[0-9a-f]{12}\.dsse\.json$/;

/** How many bytes are read of the attestation file at a path; undefined where a bundle has none of that name. */
export function findAttestationLimit(path: string): number | undefined {
  // A waiver is an entry of the log as a whole.
  if (WAIVER_PATH.test(path)) return LOG_ENTRY_LIMIT;
  return ATTESTATION_FILES.find((one) => one.path === path)?.limit;
}

/** An attestation as files, in the order in which a bundle file has them. @throws TouchstoneError BUNDLE_ATTESTATION */
export function attestationFiles(attestation: Attestation): readonly AttestationFile[] {
  const once = ATTESTATION_FILES.flatMap(({ field, path }) => {
    const bytes = attestation[field];
    return bytes === undefined ? [] : [{ path, bytes }];
  });
  const waivers = new Map(attestation.waivers.map((bytes) => [sha256Digest(bytes), bytes]));
  const files = [
    ...once,
    ...[...waivers]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([digest, bytes]) => ({ path: `${WAIVERS}/${digest.slice(7, 19)}.dsse.json`, bytes })),
  ];
  // What could not be read again is not written.
  attestationOf(files, 'the attestation');
  return files;
}

/**
 * The attestation that files hold; `name` stands for the bundle in refusals.
 * @throws TouchstoneError BUNDLE_ATTESTATION for a file that no bundle has, one that is too large, a waiver by a wrong name,
 * or too many waivers
 */
export function attestationOf(files: readonly AttestationFile[], name: string): Attestation {
  const held: { -readonly [K in keyof Attestation]: Attestation[K] } & { waivers: Uint8Array[] } = {
    waivers: [],
  };
  const paths = new Set<string>();
  for (const { path, bytes } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const limit = findAttestationLimit(path);
    if (limit === undefined) throw refused(name, path, 'no bundle has a file of that name there');
    if (bytes.byteLength > limit) throw refused(name, path, `it has more than ${limit} bytes`);
    if (paths.has(path)) throw refused(name, path, 'two waivers would have this name');
    paths.add(path);
    const field = ATTESTATION_FILES.find((one) => one.path === path)?.field;
    if (field !== undefined) held[field] = bytes;
    else if (path === `${WAIVERS}/${sha256Digest(bytes).slice(7, 19)}.dsse.json`) held.waivers.push(bytes);
    else
      throw refused(
        name,
        path,
        'a waiver is named by the first 12 digits of its digest, and these are others',
      );
  }
  if (held.waivers.length > WAIVER_COUNT) {
    throw refused(name, WAIVERS, `it holds more than ${WAIVER_COUNT} waivers`);
  }
  return held;
}

function refused(name: string, path: string, why: string): TouchstoneError {
  return new TouchstoneError('BUNDLE_ATTESTATION', `${name}: ${path}: ${why}.`, {
    hint: 'Remove what was put there by hand, or get the bundle again.',
    details: { file: path },
  });
}

/**
 * An attestation after a change. A new certificate leaves the entry and proof of the one before behind, and a new entry
 * its proof: they are of other bytes.
 */
export function changedAttestation(before: Attestation, change: Partial<Attestation>): Attestation {
  const same = (a?: Uint8Array, b?: Uint8Array): boolean =>
    a !== undefined && b !== undefined && Buffer.from(a).equals(b);
  const certificate = change.certificate ?? before.certificate;
  const entryStays = same(certificate, before.certificate);
  const entry = change.entry ?? (entryStays ? before.entry : undefined);
  const proof = change.proof ?? (entryStays && same(entry, before.entry) ? before.proof : undefined);
  return {
    ...(certificate === undefined ? {} : { certificate }),
    ...(entry === undefined ? {} : { entry }),
    ...(proof === undefined ? {} : { proof }),
    waivers: change.waivers ?? before.waivers,
  };
}
