// SPDX-License-Identifier: Apache-2.0
import {
  bundleIndex,
  canonicalJson,
  parseCanonicalPaper,
  TouchstoneError,
  type BundleIndex,
} from '@touchstone/model';
import { BUNDLE_LIMITS } from './bundle-limits.js';
import type { MemberRole } from './member.js';

/** Where each paper lies. A path elsewhere could stand for an attestation, the index itself or a report. */
const PLACES: Readonly<Record<MemberRole, RegExp>> = {
  manifest: /^(?:touchstone\.yaml|manifest\/[^/]+)$/,
  recipe: /^recipe\/.+$/,
  guideline: /^guideline\/[^/]+$/,
  concerns: /^guideline\/[^/]+$/,
  categories: /^guideline\/[^/]+$/,
  recording: /^recordings\/[^/]+$/,
  scan: /^scans\/[^/]+$/,
  assessment: /^assessment\.json$/,
};
/** What common file systems take as one name. */
const NAME_LIMIT = 255;

/** Whether a bundle has papers of this role there. */
export function isPlaceOf(role: MemberRole, path: string): boolean {
  return PLACES[role].test(path);
}

/** The bytes of an index: canonical JSON, members sorted by path, a line end. */
export function indexText(index: BundleIndex): string {
  const members = index.members.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return `${canonicalJson({ ...index, members })}\n`;
}

/**
 * Reads an index. It has one spelling: what is signed is its digest, and of two spellings of one index only one would be.
 * @throws TouchstoneError PAPER_* for what is no index or one in another spelling; BUNDLE_INDEX for members that are not
 * sorted, lie where none of their role can, or cannot lie beside each other; BUNDLE_TOO_LARGE for more than is read
 */
export function parseIndex(bytes: Uint8Array, name: string): BundleIndex {
  const index = parseCanonicalPaper(bundleIndex, bytes, { name, lineEnd: true, limit: BUNDLE_LIMITS.index });
  index.members.forEach(({ path }, i) => {
    const before = index.members[i - 1]?.path;
    if (before !== undefined && before >= path) throw refused(name, `${path} stands behind ${before}`);
  });
  for (const { role, path } of index.members) {
    if (!isPlaceOf(role, path)) throw refused(name, `${path} is no place for a ${role}`);
    if (path.split('/').some((segment) => segment.length > NAME_LIMIT)) {
      throw refused(name, `${path} has a name of more than ${NAME_LIMIT} characters`);
    }
  }
  requireDistinctPlaces(index, name);
  requireOneSizePerDigest(index, name);
  requireSizes(index, name);
  return index;
}

function refused(name: string, why: string): TouchstoneError {
  return new TouchstoneError('BUNDLE_INDEX', `${name} is no index that Touchstone writes: ${why}.`, {
    hint: 'An index is not written by hand: touchstone certify and touchstone assess --out write it.',
    details: { file: name },
  });
}

/** A file cannot lie below another file: unpacked, one of the two would be lost. */
function requireDistinctPlaces({ members }: BundleIndex, name: string): void {
  const files = new Set(members.map(({ path }) => path));
  for (const { path } of members) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const above = path.slice(0, slash);
      if (files.has(above)) throw refused(name, `${above} is a file, and ${path} lies below it`);
    }
    if (path.includes('//') || path.endsWith('/')) throw refused(name, `${path} is no plain path`);
  }
}

function requireOneSizePerDigest({ members }: BundleIndex, name: string): void {
  const sizes = new Map<string, number>();
  for (const { digest, bytes, path } of members) {
    const known = sizes.get(digest);
    if (known !== undefined && known !== bytes) {
      throw refused(name, `${path} has the digest of another member, and another size`);
    }
    sizes.set(digest, bytes);
  }
}

function requireSizes({ members }: BundleIndex, name: string): void {
  const sum = (some: BundleIndex['members']): number => some.reduce((all, { bytes }) => all + bytes, 0);
  const papers = members.filter(({ role }) => role !== 'recording');
  const tooLarge = members.find(
    ({ role, bytes }) => bytes > (role === 'recording' ? BUNDLE_LIMITS.recording : BUNDLE_LIMITS.paper),
  );
  const what =
    tooLarge !== undefined
      ? `${tooLarge.path} with ${tooLarge.bytes} bytes`
      : sum(papers) > BUNDLE_LIMITS.papers
        ? `papers of ${sum(papers)} bytes`
        : sum(members) > BUNDLE_LIMITS.bundle
          ? `${sum(members)} bytes in all`
          : undefined;
  if (what === undefined) return;
  const { recording, paper, papers: held, bundle } = BUNDLE_LIMITS;
  throw new TouchstoneError(
    'BUNDLE_TOO_LARGE',
    `${name} names ${what}; the limits are ${recording} for a recording, ${paper} for a paper, ${held} for all papers and ${bundle} for all.`,
    { hint: 'Assess the recordings of fewer runs at a time.', details: { file: name } },
  );
}
