// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sha256Digest, type StatementOf } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogBundle } from '../testing/catalog-bundle.js';
import { seededKey } from '../testing/seeded-key.js';
import { makeCertificate, type CertificateInput, type CertifiedBundle } from './make-certificate.js';
import { isPartition } from './outcome-sets.js';
import { parseStatement } from './parse-statement.js';
import { signStatement } from './sign-statement.js';
import { statementBytes } from './statement-bytes.js';
import { verifyCertificate } from './verify-certificate.js';

const signer = {
  lab: 'a-lab',
  tool: { name: 'touchstone', version: '0.1.0' },
  issuedAt: new Date('2026-11-23T00:00:00.000Z'),
  waivers: [],
  supersedes: null,
  artefacts: [],
} satisfies Omit<CertificateInput, keyof CertifiedBundle>;
const refuses = (act: () => unknown, code: string, details: object = {}): void =>
  expect(act).toThrow(expect.objectContaining({ code, details: expect.objectContaining(details) }));

let rclone: CertifiedBundle;
let kops: CertifiedBundle;
let pkgcloud: CertifiedBundle;
beforeAll(async () => {
  [rclone, kops, pkgcloud] = await Promise.all([
    readCatalogBundle('rclone'),
    readCatalogBundle('kops'),
    readCatalogBundle('pkgcloud'),
  ]);
});

describe('a certificate', () => {
  it('is the same bytes for the same bundle and signer, and reads back', () => {
    const bytes = statementBytes(makeCertificate({ ...rclone, ...signer }));
    expect(statementBytes(makeCertificate({ ...rclone, ...signer }))).toEqual(bytes);
    expect(parseStatement(bytes, 'x')).toEqual(makeCertificate({ ...rclone, ...signer }));
  });

  it('has every criterion and every step of every run in its sets', () => {
    for (const bundle of [rclone, kops, pkgcloud]) {
      const { criteria, runs } = makeCertificate({ ...bundle, ...signer }).predicate;
      expect(isPartition(criteria)).toBe(true);
      expect(criteria.expected).toEqual(bundle.assessment.criteria.map(({ id }) => id).sort());
      expect(runs.map(({ run }) => run)).toEqual(bundle.assessment.runs.map(({ run }) => run));
      for (const [i, { steps }] of runs.entries()) {
        expect(isPartition(steps)).toBe(true);
        expect(steps.expected).toEqual(bundle.assessment.runs[i]?.steps.map(({ id }) => id).sort());
      }
    }
  });

  it('binds index, manifest, recipe, assessment, recordings, scans and platforms by digest', () => {
    const { evidence } = makeCertificate({ ...rclone, ...signer }).predicate;
    const digests = rclone.index.members.filter(({ role }) => role !== 'recipe').map(({ digest }) => digest);
    const { evidence: held } = rclone;
    const bound = [
      evidence.manifest,
      evidence.assessment,
      ...evidence.recordings,
      ...evidence.scans,
      held.guideline.guidelineDigest,
      held.guideline.concernsDigest,
      held.guideline.categoriesDigest,
    ];
    expect(bound.sort()).toEqual(digests.sort());
    expect(evidence.bundle).toBe(sha256Digest(`${canonicalJson(rclone.index)}\n`));
    expect(evidence.recipe).toMatch(/^sha256:/);
    expect(evidence.platforms).toHaveLength(4);
  });

  it('of a profile has no runs, no recipe and no level, and is about the commit that was scanned', () => {
    const { subject, predicate } = makeCertificate({ ...kops, ...signer });
    expect(predicate).toMatchObject({ level: null, runs: [], evidence: { recipe: null, recordings: [] } });
    expect(subject).toEqual([
      {
        name: 'https://github.com/kubernetes/kops',
        uri: 'git+https://github.com/kubernetes/kops@268927e26409f861634e18f3632c9dd483c350cf',
        digest: { gitCommit: '268927e26409f861634e18f3632c9dd483c350cf' },
        annotations: { known: 'scanned' },
      },
    ]);
  });

  it('says of each subject how its digest is known: stated, measured or scanned', () => {
    const artefacts = [
      { name: 'b.tgz', digest: { sha256: 'b'.repeat(64) } },
      { name: 'a.tgz', digest: { sha256: 'a'.repeat(64) } },
    ];
    const { subject } = makeCertificate({ ...pkgcloud, ...signer, artefacts });
    expect(subject.map(({ name, annotations }) => [name, annotations?.known])).toEqual([
      ['pkg:npm/pkgcloud@2.2.0', 'stated'],
      ['a.tgz', 'measured'],
      ['b.tgz', 'measured'],
      ['https://github.com/pkgcloud/pkgcloud', 'scanned'],
    ]);
    expect(subject[0]?.digest.sha512).toHaveLength(128);
  });

  it('spells versions in package URLs as the purl specification asks', () => {
    const artefact = { purl: 'pkg:deb/debian/rclone@{version}', digest: `sha256:${'c'.repeat(64)}` };
    const manifest = { ...rclone.evidence.manifest, artefact };
    const evidence = { ...rclone.evidence, manifest };
    const [stated] = makeCertificate({ ...rclone, evidence, ...signer }).subject;
    expect(stated?.uri).toBe('pkg:deb/debian/rclone@1.60.1%2Bdfsg-2%2Bb5');
  });

  it('is not made where nothing is known by digest, or where a stated digest is cut short', () => {
    const scans = { ...rclone.assessment, scans: [] };
    const index = withAssessment(rclone, scans);
    refuses(() => makeCertificate({ ...index, ...signer }), 'STATEMENT_NO_SUBJECT');
    const artefact = { purl: 'pkg:npm/x@1', digest: 'sha256:abcd' };
    const evidence = { ...rclone.evidence, manifest: { ...rclone.evidence.manifest, artefact } };
    refuses(() => makeCertificate({ ...rclone, evidence, ...signer }), 'STATEMENT_NO_SUBJECT');
  });

  it('is not made of a verdict that does not follow from the evidence', () => {
    const better = withAssessment(rclone, { ...rclone.assessment, level: 'native' });
    const honest = { ...better, assessment: rclone.assessment };
    refuses(() => makeCertificate({ ...honest, ...signer }), 'STATEMENT_EVIDENCE');
  });

  it('is not made of an index that is spelt otherwise, of another solution, or without an assessment', () => {
    const other = { ...rclone, indexDigest: sha256Digest(JSON.stringify(rclone.index)) };
    refuses(() => makeCertificate({ ...other, ...signer }), 'STATEMENT_EVIDENCE');
    const renamed = withIndex(rclone, { ...rclone.index, solution: 'restic' });
    refuses(() => makeCertificate({ ...renamed, ...signer }), 'STATEMENT_EVIDENCE');
    const members = rclone.index.members.filter(({ role }) => role !== 'assessment');
    refuses(
      () => makeCertificate({ ...withIndex(rclone, { ...rclone.index, members }), ...signer }),
      'STATEMENT_EVIDENCE',
    );
  });

  it('is not signed by a lab whose name is none', () => {
    const statement = makeCertificate({ ...rclone, ...signer, lab: 'A Lab' });
    refuses(() => signStatement(statement, [seededKey('lab')]), 'STATEMENT_FIELD');
  });
});

describe('a certificate held to its bundle', () => {
  it('verifies as it was made, with what its signer measured and superseded', () => {
    const more = {
      artefacts: [{ name: 'a.deb', digest: { sha256: 'a'.repeat(64) } }],
      supersedes: `sha256:${'0'.repeat(64)}`,
    };
    verifyCertificate(makeCertificate({ ...rclone, ...signer, ...more }), rclone, []);
  });

  it('is refused where any field that follows from the evidence says another thing, by the name of the field', () => {
    const { predicate, ...statement } = makeCertificate({ ...rclone, ...signer });
    const zeros = `sha256:${'0'.repeat(64)}`;
    const [run] = predicate.runs as [(typeof predicate.runs)[number]];
    const changes: [string, Partial<StatementOf<'certificate'>['predicate']>][] = [
      ['level', { level: 'native' }],
      ['expiresAt', { expiresAt: '2036-01-01T00:00:00.000Z' }],
      ['outcome', { outcome: zeros }],
      ['rules', { rules: '3' }],
      ['guideline.digest', { guideline: { ...predicate.guideline, digest: zeros } }],
      ['solution.vendor', { solution: { ...predicate.solution, vendor: 'x' } }],
      ['evidence.recordings.0', { evidence: { ...predicate.evidence, recordings: [zeros] } }],
      ['runs.1', { runs: [run] }],
      [
        'runs.0.startedAt',
        { runs: [{ ...run, startedAt: '2026-11-22T23:00:00.000Z' }, ...predicate.runs.slice(1)] },
      ],
      ['criteria.couldNotTell.0', { criteria: { ...predicate.criteria, couldNotTell: [] } }],
    ];
    for (const [field, change] of changes) {
      const stated = { ...statement, predicate: { ...predicate, ...change } };
      refuses(() => verifyCertificate(stated, rclone, []), 'STATEMENT_DIFFERS', {
        field: `predicate.${field}`,
      });
    }
    const subject = [{ name: 'x', digest: { sha256: 'f'.repeat(64) } }];
    refuses(() => verifyCertificate({ ...statement, subject, predicate }, rclone, []), 'STATEMENT_DIFFERS');
  });

  it('is refused beside the bundle of another solution, and with a waiver that is not there', () => {
    const statement = makeCertificate({ ...rclone, ...signer });
    refuses(() => verifyCertificate(statement, pkgcloud, []), 'STATEMENT_DIFFERS');
    const waived = {
      level: 'native' as const,
      criteria: [
        {
          criterion: 'least-privilege',
          waiver: `sha256:${'0'.repeat(64)}`,
          until: '2027-01-01T00:00:00.000Z',
        },
      ],
    };
    const stated = { ...statement, predicate: { ...statement.predicate, waived } };
    refuses(() => verifyCertificate(stated, rclone, []), 'STATEMENT_WAIVER');
  });
});

function withIndex(bundle: CertifiedBundle, index: CertifiedBundle['index']): CertifiedBundle {
  return { ...bundle, index, indexDigest: sha256Digest(`${canonicalJson(index)}\n`) };
}

/** The bundle as if it held this assessment. */
function withAssessment(bundle: CertifiedBundle, assessment: CertifiedBundle['assessment']): CertifiedBundle {
  const digest = sha256Digest(`${canonicalJson(assessment)}\n`);
  const members = bundle.index.members.map((one) => (one.role === 'assessment' ? { ...one, digest } : one));
  return { ...withIndex(bundle, { ...bundle.index, members }), assessment };
}
