// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const SCANNER_ERRORS = {
  SCAN_NO_SUCH_PATH: 'what is to be scanned is not there, or cannot be read',
  SCAN_NOT_AN_ARCHIVE: 'the file is neither an archive nor an SBOM of a kind that the scanner reads',
  SCAN_ARCHIVE_BROKEN: 'the archive is truncated or damaged',
  SCAN_ARCHIVE_HOSTILE: 'the archive names paths outside itself, or unpacks to more than the limits',
  SCAN_TOO_LARGE: 'the tree has more files or bytes than the limits',
  SCAN_SBOM: 'the SBOM is not valid CycloneDX or SPDX',
  SCAN_DATA: 'a data file of the scanner is not what its schema says',
} as const;

export type ScannerErrorCode = keyof typeof SCANNER_ERRORS;
