// SPDX-License-Identifier: Apache-2.0
import { LEVELS, outcome, type KeyOwner } from '@touchstone/model';
import type { TrustedRoot } from '@touchstone/attest';
import type { z } from 'zod';
import type { ListingFacts } from '../../derive/listing-facts.js';
import { guidelinePaper, guidelinesPaper, labPaper, labsPaper } from '../papers/overview-papers.js';
import { paper, type Route } from '../route.js';
import { tally } from '../tally.js';

type Facts = readonly ListingFacts[];
type PublishedGuideline = TrustedRoot['paper']['guidelines'][number];

/** By what was judged, and who signed. */
export const TRUST_ROUTES: readonly Route[] = [
  {
    id: 'listGuidelines',
    path: '/guidelines',
    summary: 'Guidelines that the trust root knows, and how many solutions each judged',
    answer: { name: 'Guidelines', schema: guidelinesPaper },
    handle: async ({ live, root }) => {
      const { facts } = await live.current();
      return paper({ guidelines: root.paper.guidelines.map((one) => guidelineSummaryOf(one, facts)) });
    },
  },
  {
    id: 'getGuideline',
    path: '/guidelines/{version}',
    summary: 'One guideline: each criterion, and who passes it',
    parameters: { version: 'Such as 2026.11.' },
    answer: { name: 'Guideline', schema: guidelinePaper },
    handle: async ({ live, root }, { parameters }) => {
      const found = root.findGuideline(parameters['version'] ?? '');
      if (found === undefined) return undefined;
      const { facts } = await live.current();
      const judged = facts.filter(({ guideline }) => guideline === found.version);
      return paper({
        ...guidelineSummaryOf(found, facts),
        levels: tally(
          [...LEVELS, 'none'],
          judged.map(({ level }) => level ?? 'none'),
        ),
        criteria: criteriaOf(judged),
      });
    },
  },
  {
    id: 'listLabs',
    path: '/labs',
    summary: 'Owners of keys that may certify, and how many certificates they signed',
    answer: { name: 'Labs', schema: labsPaper },
    handle: async ({ live, root }) => {
      const { facts } = await live.current();
      return paper({
        labs: certifiers(root).map((owner) => labSummaryOf(owner, certificatesOf(owner.id, facts))),
      });
    },
  },
  {
    id: 'getLab',
    path: '/labs/{lab}',
    summary: 'One lab, and the certificates that it signed',
    parameters: { lab: 'Its id.' },
    answer: { name: 'Lab', schema: labPaper },
    handle: async ({ live, root }, { parameters }) => {
      const owner = certifiers(root).find(({ id }) => id === parameters['lab']);
      if (owner === undefined) return undefined;
      const certificates = certificatesOf(owner.id, (await live.current()).facts);
      return paper({ ...labSummaryOf(owner, certificates), certificates });
    },
  },
];

function guidelineSummaryOf(
  { version, guideline, concerns, categories }: PublishedGuideline,
  facts: Facts,
): z.infer<typeof guidelinesPaper>['guidelines'][number] {
  return {
    version,
    digests: { guideline, concerns, categories },
    solutions: facts.filter((one) => one.guideline === version).length,
  };
}

/** Each listing has all criteria of its guideline, in its order. */
function criteriaOf(judged: Facts): z.infer<typeof guidelinePaper>['criteria'] {
  return (judged[0]?.criteria ?? []).map(({ id, level, statement }) => {
    const own = judged.flatMap((listing) =>
      listing.criteria
        .filter((one) => one.id === id)
        .map(({ verdict }) => ({ solution: listing.id, verdict })),
    );
    return {
      id,
      level,
      statement,
      verdicts: tally(
        outcome.options,
        own.map(({ verdict }) => verdict),
      ),
      passedBy: own.filter(({ verdict }) => verdict === 'passed').map(({ solution }) => solution),
    };
  });
}

function certifiers(root: TrustedRoot): readonly KeyOwner[] {
  const may = new Set(root.keys.filter((key) => key.may.includes('certify')).map(({ owner }) => owner));
  return root.owners.filter(({ id }) => may.has(id));
}

type LabCertificate = ListingFacts['history'][number] & { readonly solution: string };

function certificatesOf(lab: string, facts: Facts): readonly LabCertificate[] {
  return facts
    .flatMap(({ id, history }) =>
      history.filter((one) => one.lab === lab).map((one) => ({ ...one, solution: id })),
    )
    .sort((a, b) => b.index - a.index);
}

function labSummaryOf(
  { id, name, kind, operator, homepage }: KeyOwner,
  certificates: readonly LabCertificate[],
): z.infer<typeof labsPaper>['labs'][number] {
  return {
    id,
    name,
    kind,
    operator,
    homepage: homepage ?? null,
    certificates: certificates.length,
    valid: certificates.filter(({ state }) => state === 'valid').length,
  };
}
