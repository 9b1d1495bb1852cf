// SPDX-License-Identifier: Apache-2.0
import { openBundle, parseEnvelope, parseStatement, type RevocationTarget } from '@touchstone/attest';
import { PREDICATES, sha256Digest, TouchstoneError } from '@touchstone/model';
import { readBytes } from '../papers/read-bytes.js';

const WAIVER_LIMIT = 1024 * 1024;

/**
 * What a person wants to take back, by what they named: a bundle (its certificate), the file of a waiver, the digest of a
 * statement (`sha256:…`, as `verify` and `status` print it), or the id of a key (64 hex digits, as `key show` prints it).
 *
 * @param what which kind of statement a digest is of
 * @throws TouchstoneError CLI_USAGE, BUNDLE_*, ENVELOPE_*, PAPER_*
 */
export async function revocationTarget(
  named: string,
  what: 'certificate' | 'waiver',
): Promise<RevocationTarget> {
  const digest = /^sha256:([0-9a-f]{64})$/.exec(named)?.[1];
  if (digest !== undefined) return { what, name: `${what} ${digest.slice(0, 12)}`, sha256: digest };
  if (/^[0-9a-f]{64}$/.test(named)) return { what: 'key', name: `key ${named.slice(0, 12)}`, sha256: named };
  if (named.endsWith('.dsse.json')) return statementTarget(await readBytes(named, WAIVER_LIMIT), named);
  const bundle = await openBundle(named);
  try {
    const { certificate } = bundle.attestation;
    if (certificate === undefined) {
      throw new TouchstoneError(
        'CLI_USAGE',
        `${named} is not signed: there is no certificate to take back.`,
        {
          hint: 'Name a signed bundle, the digest of a certificate (touchstone status shows it), or a key.',
        },
      );
    }
    return statementTarget(certificate, named);
  } finally {
    await bundle.close();
  }
}

/** By what its envelope holds. Whether it was signed well is of no matter: what is taken back need not have been good. */
function statementTarget(bytes: Uint8Array, name: string): RevocationTarget {
  const { payload } = parseEnvelope(bytes, name);
  const { predicateType, predicate } = parseStatement(payload, name);
  const sha256 = sha256Digest(payload).slice('sha256:'.length);
  if (predicateType === PREDICATES.certificate) {
    const { solution } = predicate;
    return { what: 'certificate', name: [solution.id, ...solution.versions].join(' '), sha256 };
  }
  if (predicateType === PREDICATES.waiver) {
    return { what: 'waiver', name: `${predicate.criterion} of ${predicate.solution}`, sha256 };
  }
  throw new TouchstoneError(
    'CLI_USAGE',
    `${name} is neither a certificate nor a waiver: it cannot be taken back.`,
    {
      hint: 'A key is taken back by its id: touchstone key show FILE.',
    },
  );
}
