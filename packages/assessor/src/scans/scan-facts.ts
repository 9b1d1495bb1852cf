// SPDX-License-Identifier: Apache-2.0
import type { AssessedScan, Component, Manifest } from '@touchstone/model';
import type { ScanEvidence } from '../input.js';

/** A scan as the assessment shows it, and the paper that it comes from. */
export interface ScanFacts extends ScanEvidence {
  readonly shown: AssessedScan;
}

/** Facts of every scan, by digest, so that their order is no matter. */
export function gatherScanFacts(scans: readonly ScanEvidence[], manifest: Manifest): ScanFacts[] {
  return scans
    .map((one) => ({ ...one, shown: showScan(one, manifest) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

function showScan({ scan, digest }: ScanEvidence, manifest: Manifest): AssessedScan {
  const { tool, subject, files, services, concerns, practices, implications, runtimes, compatibility } = scan;
  return {
    scan: digest,
    tool,
    subject,
    of: whoseSource(scan.subject, manifest.source),
    files,
    sdks: scan.sdks.map(({ sdk, title, language, versions, calls }) => ({
      sdk,
      title,
      language,
      versions,
      calls,
    })),
    unmapped: scan.sdks.reduce((sum, sdk) => sum + sdk.unmapped.reduce((all, one) => all + one.count, 0), 0),
    services,
    components: scan.components.filter(matters).map(showComponent),
    dependencies: scan.components.filter((one) => one.how === 'dependency').length,
    concerns,
    practices,
    implications,
    runtimes,
    compatibility,
  };
}

function showComponent(one: Component): AssessedScan['components'][number] {
  const { id, title, how, role, concern, ecosystem, versions, origin, optional, choices, count } = one;
  return { id, title, how, role, concern, ecosystem, versions, origin, optional, choices, count };
}

/** Part of the product that runs, or that says something of a concern. */
function matters({ how, concern, origin }: Component): boolean {
  return origin === 'product' && (how !== 'dependency' || concern !== null);
}

/**
 * Whether a scan is of the source that the manifest names: repository and, where the manifest pins one, commit. A scan of
 * another tree says nothing about this solution, and is shown without being judged.
 */
function whoseSource(
  subject: ScanEvidence['scan']['subject'],
  source: Manifest['source'],
): AssessedScan['of'] {
  if (source === undefined || subject.repository === null) return 'could not tell';
  if (plain(source.repository) !== plain(subject.repository)) return 'another tree';
  if (source.commit === undefined) return 'the solution';
  if (subject.commit === null) return 'could not tell';
  return source.commit === subject.commit ? 'the solution' : 'another tree';
}

/** An address without what differs between two ways of writing one. */
function plain(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/(?:\.git)?\/*$/, '');
}
