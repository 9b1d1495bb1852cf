// SPDX-License-Identifier: Apache-2.0
import {
  countersignBundle,
  envelopeText,
  heldWaiver,
  openBundle,
  parseSignedStatement,
  signBundle,
  writeAttestation,
  type OpenBundle,
  type SignedCertificate,
  type SigningKey,
} from '@touchstone/attest';
import { LOG_ENTRY_LIMIT, TouchstoneError } from '@touchstone/model';
import { readSigningKey } from '../keys/read-signing-key.js';
import type { Output } from '../output.js';
import { readBytes } from '../papers/read-bytes.js';
import { EXIT } from '../refusal.js';
import { measureArtefact } from './measure-artefact.js';
import { showCertificate } from './show-certificate.js';

export interface SignOptions {
  readonly lab?: string;
  readonly key?: string;
  readonly artefact?: readonly string[];
  readonly waiver?: readonly string[];
  /** A bundle whose certificate this one takes the place of. */
  readonly supersedes?: string;
  readonly add?: true;
  readonly replace?: true;
  readonly format: 'text' | 'json';
  readonly version: string;
  readonly now: Date;
}

/** `touchstone sign BUNDLE --lab ID`: computes the verdict anew and signs it; nothing is signed that does not follow. */
export async function signCommand(
  path: string,
  options: SignOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  refuseUsage(options);
  const key = await readSigningKey(options, env, output);
  const waivers = await Promise.all((options.waiver ?? []).map((file) => readBytes(file, LOG_ENTRY_LIMIT)));
  const bundle = await openBundle(path);
  let signed: SignedCertificate;
  try {
    refuseState(bundle, options);
    signed =
      options.add === true ? await countersignBundle(bundle, key) : await sign(bundle, waivers, options, key);
  } finally {
    await bundle.close();
  }
  const certificate = Buffer.from(envelopeText(signed.envelope));
  await writeAttestation(path, options.add === true ? { certificate } : { certificate, waivers });
  showCertificate(signed, certificate, options.format, output);
  tellWhatIsUnbound(signed.statement, output);
  return EXIT.reached;
}

async function sign(
  bundle: OpenBundle,
  waivers: readonly Uint8Array[],
  options: SignOptions,
  key: SigningKey,
): Promise<SignedCertificate> {
  const files = options.waiver ?? [];
  return signBundle(
    bundle,
    {
      lab: options.lab ?? '',
      tool: { name: 'touchstone', version: options.version },
      issuedAt: options.now,
      waivers: waivers.map((bytes, i) => heldWaiver(bytes, files[i] ?? '')),
      supersedes: await readSuperseded(options.supersedes, bundle.index.solution),
      artefacts: await Promise.all((options.artefact ?? []).map(measureArtefact)),
    },
    [key],
  );
}

/** A commit that was scanned is not the build that ran; nothing but the artefact's own digest says which that was. */
function tellWhatIsUnbound({ subject, predicate }: SignedCertificate['statement'], output: Output): void {
  if (predicate.runs.length === 0 || subject.some(({ annotations }) => annotations?.known !== 'scanned'))
    return;
  output.note(
    'The certificate names the source that was scanned, and no digest of the build that ran: give it with --artefact FILE.',
  );
}

/** Digest of the statement in an older bundle of the same solution. */
async function readSuperseded(path: string | undefined, solution: string): Promise<string | null> {
  if (path === undefined) return null;
  const bundle = await openBundle(path);
  await bundle.close();
  const { certificate } = bundle.attestation;
  if (certificate === undefined) {
    throw new TouchstoneError('CLI_SIGNED', `${path} has no certificate that could be superseded.`, {
      hint: 'Leave --supersedes out, or name the bundle whose certificate was published.',
    });
  }
  const { envelope, statement } = parseSignedStatement(
    certificate,
    `the certificate of ${path}`,
    'certificate',
  );
  if (statement.predicate.solution.id === solution) return envelope.payloadDigest;
  throw new TouchstoneError(
    'BUNDLE_MIXED',
    `${path} is a certificate of ${statement.predicate.solution.id}, and cannot be superseded by one of ${solution}.`,
    { hint: 'Name a bundle of the same solution with --supersedes.' },
  );
}

function refuseUsage({ add, lab, artefact, waiver, supersedes, replace }: SignOptions): void {
  if (add !== true) {
    if (lab !== undefined) return;
    throw new TouchstoneError('CLI_USAGE', 'Who signs? --lab is missing.', {
      hint: 'Give --lab ID, the id under which the trust root knows you.',
    });
  }
  if ([lab, artefact, waiver, supersedes, replace].every((one) => one === undefined)) return;
  throw new TouchstoneError('CLI_USAGE', '--add signs the statement that is there as it is.', {
    hint: 'Leave --lab, --artefact, --waiver, --supersedes and --replace out, or leave out --add.',
  });
}

/** What was signed or logged is not lost by the way. */
function refuseState(
  { path, attestation: { certificate, entry } }: OpenBundle,
  { add, replace }: SignOptions,
): void {
  if (add === true && entry !== undefined) {
    throw new TouchstoneError(
      'CLI_SIGNED',
      `The certificate of ${path} is in a log, which names it to the byte.`,
      {
        hint: `Sign anew and publish that: touchstone sign ${path} --lab ID --replace --supersedes ${path}.`,
      },
    );
  }
  if (add === true || certificate === undefined || replace === true) return;
  throw new TouchstoneError('CLI_SIGNED', `${path} has a certificate already.`, {
    hint: 'Add a signature to it with --add, or put a new one in its place with --replace.',
  });
}
