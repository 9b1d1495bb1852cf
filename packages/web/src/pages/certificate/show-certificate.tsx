// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { modulePath, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { findLoggedCertificate } from '../logged-certificates.js';
import { CertificateHead } from './certificate-head.js';
import type { CertificateProps } from './certificate-props.js';
import { ChainSection } from './chain-section.js';
import { EvidenceSection } from './evidence-section.js';
import { LifeSection } from './life-section.js';
import { PapersSection } from './papers-section.js';
import { YourselfSection } from './yourself-section.js';

const SECTIONS = [
  { id: 'chain', name: 'Each link', Section: ChainSection },
  { id: 'yourself', name: 'Verify it yourself', Section: YourselfSection },
  { id: 'life', name: 'What became of it', Section: LifeSection },
  { id: 'evidence', name: 'Evidence', Section: EvidenceSection },
  { id: 'papers', name: 'As it was signed', Section: PapersSection },
] as const;

/** A certificate's page: each link of its chain and what that rests on, and how to look at them without us. */
export async function showCertificate(sources: PageSources): Promise<Shown> {
  const [hex = ''] = sources.parts;
  const digest = `sha256:${hex.replace(/^sha256:/, '')}`;
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) return ABSENT;
  const made = await gather(sources, digest);
  if (made === undefined) return ABSENT;
  const { logged } = made;
  // Named by its bundle or its envelope, it still has one address.
  if (logged.certificate.statement !== digest)
    return { kind: 'moved', to: paths.certificate(logged.certificate.statement) };
  const title = `Certificate of ${logged.name} ${logged.certificate.versions.join(', ')}`;
  return {
    kind: 'page',
    page: {
      path: paths.certificate(digest),
      title,
      description: `${title}: each link of its chain, from the bytes to the verdict, and how to verify it yourself.`,
      section: 'solutions',
      crumbs: [
        { name: 'Solutions', href: paths.solutions },
        { name: logged.name, href: paths.solution(logged.solution) },
        { name: 'Certificate' },
      ],
      contents: SECTIONS.map(({ id, name }) => ({ id, name })),
      modules: [modulePath('copy')],
      body: (
        <>
          <CertificateHead {...made} />
          {SECTIONS.map(({ id, Section }) => (
            <Section key={id} {...made} />
          ))}
        </>
      ),
    },
  };
}

const ABSENT: Shown = { kind: 'absent', what: 'No certificate with this digest is in the log.' };

async function gather(sources: PageSources, digest: string): Promise<CertificateProps | undefined> {
  const { registry, view, root, origin = '', verifying = {} } = sources;
  const found = await registry.verify(digest).catch(damagedOf);
  const damaged = typeof found === 'string' ? found : undefined;
  const kept = typeof found === 'string' ? undefined : found;
  const logged = findLoggedCertificate(view, kept?.held.statement ?? digest);
  if (logged === undefined) return undefined;
  const { certificate, solution } = logged;
  const held = kept?.held;
  const attestation =
    held === undefined ? undefined : await registry.attestation(held.envelope).catch(() => undefined);
  return {
    logged,
    siblings: (await registry.listing(solution))?.listing.history ?? [],
    damaged,
    held: held !== undefined,
    scanOnly: kept?.kind === 'verified' && kept.verification.certificate?.runs.length === 0,
    verification: kept?.kind === 'verified' ? kept.verification : undefined,
    attestation,
    members: held === undefined ? [] : await registry.members(certificate.bundle),
    root,
    origin,
    now: sources.clock(),
    verifying,
  };
}

/** Damaged evidence is told, not hidden behind a page that could not be made. */
function damagedOf(error: unknown): string {
  if (isTouchstoneError(error, 'REGISTRY_EVIDENCE')) return error.message;
  throw error;
}
