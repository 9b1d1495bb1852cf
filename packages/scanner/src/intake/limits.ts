// SPDX-License-Identifier: Apache-2.0

/** What a scan takes on at most; bytes and milliseconds. What is beyond is refused or skipped, with the reason. */
export interface ScanLimits {
  /** Files of a tree or archive; more are refused. */
  readonly files: number;
  /** Bytes of all files together, unpacked; more are refused. */
  readonly bytes: number;
  /** Bytes of one file; larger ones are skipped. */
  readonly fileBytes: number;
  /** Bytes of an SBOM that is scanned by itself. */
  readonly sbomBytes: number;
  /** Folders within each other; deeper ones are skipped. */
  readonly depth: number;
  /** Brackets within each other; files with more are not looked at. */
  readonly nesting: number;
  /** Characters of a path; longer ones are skipped. */
  readonly pathLength: number;
  /** How many times its packed size an archive may unpack to, once that is more than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Time that one file may take to be looked at, by all detectors together; it is skipped when it takes longer. */
  readonly fileMs: number;
}

export const DEFAULT_LIMITS: ScanLimits = Object.freeze({
  files: 500_000,
  bytes: 8 * 1024 ** 3,
  fileBytes: 4 * 1024 ** 2,
  sbomBytes: 128 * 1024 ** 2,
  depth: 64,
  nesting: 1000,
  pathLength: 1000,
  ratio: 200,
  ratioFrom: 64 * 1024 ** 2,
  fileMs: 20_000,
});
