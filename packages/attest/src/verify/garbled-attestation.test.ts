// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Attestation } from '../bundle/attestation.js';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { CertifiedCase } from '../testing/certified-case.js';

let given: CertifiedCase;
let open: OpenBundle;
beforeAll(async () => {
  given = await CertifiedCase.make();
  open = await given.certify({ waivers: [given.world.waiver()] });
});

/** A splice: some bytes go, others come. */
const splice = fc.record({
  at: fc.nat(),
  gone: fc.nat({ max: 40 }),
  come: fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .constantFrom(
        '"',
        '\n',
        '=',
        '\\u0000',
        '{"a":1}',
        '—',
        '0',
        'null',
        '[[[[',
        '1e999',
        '\n\n',
        'extra AAAA\n',
      )
      .map((text) => Buffer.from(text)),
  ),
});
type Splice = typeof splice extends fc.Arbitrary<infer T> ? T : never;

function spliced(bytes: Uint8Array, { at, gone, come }: Splice): Buffer {
  const from = at % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, from), come, bytes.subarray(from + gone)]);
}

describe('what was signed, logged, proven and waived', () => {
  it.each(['certificate', 'entry', 'proof', 'waivers'] as const)(
    'is rejected with any part of its %s exchanged, and nothing that is written there ends the program',
    async (part) => {
      const { attestation } = open;
      const before = part === 'waivers' ? attestation.waivers[0]! : attestation[part]!;
      await fc.assert(
        fc.asyncProperty(splice, async (change) => {
          const after = spliced(before, change);
          fc.pre(!after.equals(before));
          const garbled: Partial<Attestation> = { [part]: part === 'waivers' ? [after] : after };
          const garbledBundle = { ...open, attestation: { ...attestation, ...garbled } };
          expect(await given.broken(garbledBundle, { recompute: false })).not.toBe('nothing');
        }),
        { numRuns: 150 },
      );
    },
  );
});
