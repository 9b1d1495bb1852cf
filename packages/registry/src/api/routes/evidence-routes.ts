// SPDX-License-Identifier: Apache-2.0
import { capitalized, digest as digestSchema, sha256Digest } from '@touchstone/model';
import { certificatePaper, runPaper, verificationPaper } from '../papers/evidence-papers.js';
import { paper, type Route } from '../route.js';
import { bundleBytes } from '../bundle-bytes.js';

/** The media type of a bundle as one file, as it is published. */
const BUNDLE = 'application/vnd.touchstone.bundle';
const BY = 'Of its envelope, its statement or its bundle: sha256: and 64 hex digits, or the digits alone.';

/** Evidence, for whoever wants to come to the verdict by himself. */
export const EVIDENCE_ROUTES: readonly Route[] = [
  {
    id: 'getCertificate',
    path: '/certificates/{digest}',
    summary: 'A certificate whose bundle is held, what became of it, and what its bundle has',
    parameters: { digest: BY },
    answer: { name: 'Certificate', schema: certificatePaper },
    handle: async ({ registry }, { parameters }) => {
      const held = await registry.bundle(digestOf(parameters['digest']) ?? '');
      if (held === undefined) return undefined;
      const listing = (await registry.listing(held.solution))?.listing;
      const listed = listing?.history.find(({ statement }) => statement === held.statement) ?? null;
      return paper({ ...held, listed, members: await registry.members(held.bundle) });
    },
  },
  {
    id: 'verifyCertificate',
    path: '/certificates/{digest}/verification',
    summary:
      'Each link of a certificate’s chain, looked at on the bundle that is held, its verdict computed again',
    parameters: { digest: BY },
    answer: { name: 'KeptVerification', schema: verificationPaper },
    handle: async ({ registry }, { parameters }) => {
      const found = await registry.verify(digestOf(parameters['digest']) ?? '');
      if (found === undefined) return undefined;
      return paper({ verification: found.kind === 'verified' ? found.verification : null });
    },
  },
  signedPaper(
    'envelope',
    'The signed envelope of a certificate, as it was logged: DSSE around an in-toto statement',
  ),
  signedPaper('entry', 'What the log holds of a certificate, to the byte'),
  signedPaper('proof', 'That the log holds it: hashes and a signed checkpoint (c2sp.org/tlog-proof)'),
  {
    id: 'getRun',
    path: '/listings/{solution}/runs/{run}',
    summary: 'One run that a certificate of a solution rests on, as the assessor saw it',
    parameters: { solution: 'Its id.', run: 'Its id, such as run-3b3165abe379.' },
    answer: { name: 'KeptRun', schema: runPaper },
    handle: async ({ registry }, { parameters }) => {
      const found = await registry.run(parameters['solution'] ?? '', parameters['run'] ?? '');
      return found === undefined ? undefined : paper(found);
    },
  },
  {
    id: 'getBundle',
    path: '/bundles/{digest}',
    summary: 'A bundle as one file, signed and logged: what touchstone verify takes',
    parameters: { digest: BY },
    answer: { mediaType: BUNDLE },
    handle: async ({ registry, scratch }, { parameters }) => {
      const held = await registry.bundle(digestOf(parameters['digest']) ?? '');
      if (held === undefined) return undefined;
      return {
        kind: 'bytes',
        // The envelope's: one bundle may have been certified twice, and each has its own file.
        digest: held.envelope,
        name: `${held.solution}.touchstone`,
        bytes: undefined,
        read: () => bundleBytes(registry, held.envelope, scratch),
      };
    },
  },
  {
    id: 'getEvidence',
    path: '/evidence/{digest}',
    summary: 'One member of a bundle: a recording, a scan, a paper',
    parameters: { digest: 'Of the member: sha256: and 64 hex digits, or the digits alone.' },
    answer: { mediaType: 'application/octet-stream' },
    handle: async ({ registry }, { parameters }) => {
      const member = await registry.member(digestOf(parameters['digest']) ?? '');
      if (member === undefined) return undefined;
      const { digest, bytes, path } = member;
      return { kind: 'bytes', digest, name: path, bytes, read: () => member.read() };
    },
  },
];

/** One of the papers that make a bundle a certificate. */
function signedPaper(which: 'envelope' | 'entry' | 'proof', summary: string): Route {
  return {
    id: `get${capitalized(which)}`,
    path: `/certificates/{digest}/${which}`,
    summary,
    parameters: { digest: BY },
    answer: { mediaType: 'application/octet-stream' },
    handle: async ({ registry }, { parameters }) => {
      const held = await registry.bundle(digestOf(parameters['digest']) ?? '');
      const papers = held === undefined ? undefined : await registry.attestation(held.envelope);
      if (held === undefined || papers === undefined) return undefined;
      const bytes = papers[which === 'envelope' ? 'certificate' : which];
      return {
        kind: 'bytes',
        digest: sha256Digest(bytes),
        name: `${held.solution}.${NAMES[which]}`,
        bytes: bytes.length,
        read: () => once(bytes),
      };
    },
  };
}

const NAMES = { envelope: 'dsse.json', entry: 'entry.json', proof: 'tlog-proof' } as const;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A digest in either spelling; undefined for what is none. */
function digestOf(text = ''): string | undefined {
  const parsed = digestSchema.safeParse(/^[0-9a-f]{64}$/.test(text) ? `sha256:${text}` : text);
  return parsed.success ? parsed.data : undefined;
}
