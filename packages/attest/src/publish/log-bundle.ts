// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type StatementOf } from '@touchstone/model';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { parseEnvelope, type ParsedEnvelope } from '../envelope/parse-envelope.js';
import type { NewLogEntry } from '../log/entry-identity.js';
import { parseSignedStatement } from '../statement/parse-signed-statement.js';
import { entryOf } from '../verify/links/certificate-entry.js';
import { verifyBundle } from '../verify/verify-bundle.js';
import { logEntryOnce } from './log-entry-once.js';
import type { Published, PublishWorld } from './publish-world.js';

/**
 * Verifies a bundle completely, its verdict computed again, and logs its certificate. A certificate that the log has
 * already gives its first index: publishing twice is no mistake.
 * @param admit is told whose certificate it is before any work is done; throws where that is not allowed
 * @throws TouchstoneError PUBLISH_UNSIGNED; PUBLISH_REFUSED, which names the link that broke; what `admit` and the log throw
 */
export async function logBundle(
  bundle: OpenBundle,
  world: PublishWorld,
  admit: (lab: string) => void = () => undefined,
): Promise<Published> {
  const { envelope, statement } = certificateOf(bundle);
  admit(statement.predicate.lab);
  const at = new Date(world.clock());
  const { loggedAt: _, ...entry } = entryOf(statement, envelope, at.toISOString());
  // Looked for under the bundle's own index: of the same certificate over other evidence nothing is known.
  const isSame = statement.predicate.evidence.bundle === bundle.indexDigest;
  const known = isSame ? await world.log.find(envelope.digest) : undefined;
  if (known !== undefined) return { ...known, fresh: false, proof: await world.log.prove(known.index) };
  const waivers = bundle.attestation.waivers.map((bytes) => parseEnvelope(bytes, 'a waiver'));
  await refuseRevoked([envelope, ...waivers], world);
  await refuseBroken(bundle, world, at);
  return logEntryOnce(world.log, entry satisfies NewLogEntry);
}

function certificateOf({ path, attestation }: OpenBundle): {
  envelope: ParsedEnvelope;
  statement: StatementOf<'certificate'>;
} {
  if (attestation.certificate === undefined) {
    throw new TouchstoneError('PUBLISH_UNSIGNED', `${path} holds no certificate.`, {
      hint: 'Sign it first: touchstone sign BUNDLE --lab ID --key FILE.',
    });
  }
  return parseSignedStatement(attestation.certificate, 'the certificate', 'certificate');
}

/** A trust root may be older than the log's own word that a key was stolen; of waivers it says nothing. */
async function refuseRevoked(papers: readonly ParsedEnvelope[], { memory }: PublishWorld): Promise<void> {
  await memory.catchUp();
  const signatures = papers.flatMap(({ envelope }) => envelope.signatures);
  const revoked = signatures.find(({ keyid }) => memory.isRevoked(keyid));
  const waiver = papers.find(({ payloadDigest }) => memory.isTakenBack(payloadDigest));
  if (revoked === undefined && waiver === undefined) return;
  const what = revoked === undefined ? `waiver ${waiver?.payloadDigest}` : `key ${revoked.keyid}`;
  throw new TouchstoneError('PUBLISH_REFUSED', `The log took the ${what} back.`, {
    hint: 'Sign with a key that is in force, and without waivers that were taken back.',
    details: { link: 'revocation', what },
  });
}

async function refuseBroken(bundle: OpenBundle, { root }: PublishWorld, at: Date): Promise<void> {
  const { broken, links } = await verifyBundle(bundle, {
    believe: root,
    at,
    recompute: true,
    log: 'before logging',
  });
  if (broken === null) return;
  const link = links.find(({ id }) => id === broken);
  throw new TouchstoneError('PUBLISH_REFUSED', `${link?.title ?? broken}: ${link?.why ?? 'broken'}`, {
    hint: link?.hint ?? 'touchstone verify shows each link.',
    details: { link: broken, code: link?.code ?? null },
  });
}
