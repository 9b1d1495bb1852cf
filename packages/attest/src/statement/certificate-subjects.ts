// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Assessment, type Manifest, type Subject } from '@touchstone/model';

/** A file that the signer had, with the digest that was computed of it. */
export interface MeasuredArtefact {
  /** Of the file, without its folders. */
  readonly name: string;
  readonly digest: Subject['digest'];
}

/** Hex digits of a digest. */
const LENGTHS = { sha256: 64, sha512: 128 } as const;

/**
 * What a certificate is about, by digest: the artefact as the manifest states it, the files that the signer measured, and the
 * commits that the scans of the solution read.
 *
 * @throws TouchstoneError STATEMENT_NO_SUBJECT where nothing is known by digest: such a certificate would fit any build
 */
export function certificateSubjects(
  manifest: Manifest,
  assessment: Assessment,
  artefacts: readonly MeasuredArtefact[],
): Subject[] {
  const subjects = [
    ...statedSubjects(manifest, assessment.solution.versions),
    ...artefacts
      .map(({ name, digest }): Subject => ({ name, digest, annotations: { known: 'measured' } }))
      .sort(byNameAndDigest),
    ...scannedSubjects(assessment),
  ];
  const distinct = [...new Map(subjects.map((one) => [JSON.stringify(one), one])).values()];
  if (distinct.length > 0) return distinct;
  throw new TouchstoneError(
    'STATEMENT_NO_SUBJECT',
    'Nothing says by digest what was certified: no artefact.digest in the manifest, no file given, no scan of a commit.',
    {
      hint: 'Give the package or image as a file with --artefact FILE, or state artefact.digest in touchstone.yaml.',
    },
  );
}

function statedSubjects({ artefact }: Manifest, versions: readonly string[]): Subject[] {
  if (artefact?.digest === undefined) return [];
  const [algorithm, hex] = artefact.digest.split(':') as [keyof typeof LENGTHS, string];
  if (hex.length !== LENGTHS[algorithm]) {
    throw new TouchstoneError(
      'STATEMENT_NO_SUBJECT',
      `artefact.digest of the manifest has ${hex.length} hex digits; ${algorithm} has ${LENGTHS[algorithm]}.`,
      { hint: 'Mend it in touchstone.yaml, and run the recipe again.' },
    );
  }
  const uri = versionedPurl(artefact.purl, versions);
  return [{ name: uri, uri, digest: { [algorithm]: hex }, annotations: { known: 'stated' } }];
}

/** The package URL with the version that ran (purl-spec: percent-encoded); without any where several did. */
export function versionedPurl(purl: string, versions: readonly string[]): string {
  const [version, another] = versions;
  const known = version !== undefined && another === undefined;
  return known
    ? purl.replaceAll('{version}', encodeURIComponent(version))
    : purl.replaceAll('@{version}', '');
}

function scannedSubjects({ scans }: Assessment): Subject[] {
  return scans
    .filter(({ of }) => of === 'the solution')
    .flatMap(({ subject: { name, repository, commit } }): Subject[] => {
      if (commit === null) return [];
      const uri = repository === null ? {} : { uri: `git+${repository}@${commit}` };
      return [
        {
          name: repository ?? name,
          ...uri,
          digest: { gitCommit: commit },
          annotations: { known: 'scanned' },
        },
      ];
    })
    .sort(byNameAndDigest);
}

function byNameAndDigest(a: Subject, b: Subject): number {
  const [one, other] = [JSON.stringify([a.name, a.digest]), JSON.stringify([b.name, b.digest])];
  return one < other ? -1 : one > other ? 1 : 0;
}
