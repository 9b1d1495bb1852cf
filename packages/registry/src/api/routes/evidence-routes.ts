// SPDX-License-Identifier: Apache-2.0
import { digest as digestSchema } from '@touchstone/model';
import { certificatePaper } from '../papers/evidence-papers.js';
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
      const name = path.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
      return { kind: 'bytes', digest, name, bytes, read: () => member.read() };
    },
  },
];

/** A digest in either spelling; undefined for what is none. */
function digestOf(text = ''): string | undefined {
  const parsed = digestSchema.safeParse(/^[0-9a-f]{64}$/.test(text) ? `sha256:${text}` : text);
  return parsed.success ? parsed.data : undefined;
}
