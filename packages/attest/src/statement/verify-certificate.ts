// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, TouchstoneError, type StatementOf } from '@touchstone/model';
import type { HeldWaiver } from '../life/waived-by.js';
import { makeCertificate, type CertifiedBundle } from './make-certificate.js';

/**
 * The certificate as it would have to be: made again from the bundle, with lab, tool, time, measured artefacts and superseded
 * statement as it says itself.
 *
 * @param waivers all that lie in the bundle; those that the statement names are applied
 * @throws what makeCertificate throws; STATEMENT_WAIVER where the statement names a waiver that is not given
 */
export function remakeCertificate(
  stated: StatementOf<'certificate'>,
  bundle: CertifiedBundle,
  waivers: readonly HeldWaiver[],
): StatementOf<'certificate'> {
  const { lab, tool, issuedAt, supersedes, waived } = stated.predicate;
  return makeCertificate({
    ...bundle,
    lab,
    tool,
    issuedAt: new Date(issuedAt),
    supersedes,
    waivers: (waived?.criteria ?? []).map(({ waiver }) => getWaiver(waiver, waivers)),
    artefacts: stated.subject
      .filter(({ annotations }) => annotations?.known === 'measured')
      .map(({ name, digest }) => ({ name, digest })),
  });
}

/**
 * Holds a certificate to its bundle: what it says, and what the evidence gives, are the same to the byte.
 * @throws TouchstoneError STATEMENT_DIFFERS, which names the first field that differs; what remakeCertificate throws
 */
export function verifyCertificate(
  stated: StatementOf<'certificate'>,
  bundle: CertifiedBundle,
  waivers: readonly HeldWaiver[],
): void {
  const made = remakeCertificate(stated, bundle, waivers);
  if (canonicalJson(stated) === canonicalJson(made)) return;
  const field = firstDifference(stated, made) ?? '(the whole statement)';
  throw new TouchstoneError(
    'STATEMENT_DIFFERS',
    `The certificate does not say what its evidence gives: ${field} differs.`,
    {
      hint: 'Do not believe it, whoever signed it. Ask its signer for the bundle that it was made from.',
      details: { field },
    },
  );
}

function getWaiver(digest: string, waivers: readonly HeldWaiver[]): HeldWaiver {
  const found = waivers.find((one) => one.digest === digest);
  if (found !== undefined) return found;
  throw new TouchstoneError(
    'STATEMENT_WAIVER',
    `The certificate names the waiver ${digest}, which is not in the bundle.`,
    {
      hint: 'Get the bundle again, whole.',
      details: { waiver: digest },
    },
  );
}

/** Path of the first field, in the order of canonical JSON, that two values do not share. */
function firstDifference(one: unknown, other: unknown, path: readonly string[] = []): string | undefined {
  if (!isTree(one) || !isTree(other)) return Object.is(one, other) ? undefined : path.join('.');
  for (const key of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
    const found = firstDifference(one[key], other[key], [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
