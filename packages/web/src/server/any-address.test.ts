// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptWorld, type KeptWorld } from '../testing/kept-world.js';
import { ask } from '../testing/world-of.js';
import { ROUTES } from './routes.js';
import { webHandler } from './index.js';

/** What strangers write into addresses. */
const WORDS = [
  '\0',
  '%',
  '%zz',
  '%ff',
  '..',
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '\\..\\',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' or 1=1--",
  "'; drop table registry_listings; --",
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '-1',
  '1e309',
  'NaN',
  '9'.repeat(30),
  'a'.repeat(5000),
  '(a+)+$',
  '\u202E',
  '\r\nset-cookie: a=b',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'x́'.repeat(300),
  'restic',
  '2026.2',
  '',
];
const PARAMETERS =
  'q category service native level release platform tier licence freshness evidence sort page size solution state verdict standing from operation before link back'.split(
    ' ',
  );

/** Markup that no page of ours has. The icon in each head is the one `data:` address. */
const DANGEROUS =
  /<script>|<svg onload|\u202E|(?:href|src|action)="(?:javascript:|data:(?!image\/svg\+xml,%3Csvg xmlns))/;

let kept: KeptWorld;
const defects: unknown[] = [];
beforeAll(async () => {
  kept = await keptWorld(['restic']);
}, 120_000);
afterAll(() => kept.close());

const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ unit: 'binary' }));
/** A path that fits a pattern, its holes filled as a browser would, or as nobody should. */
const path = fc
  .tuple(fc.constantFrom(...ROUTES), fc.infiniteStream(word), fc.boolean())
  .map(([{ pattern }, words, escaped]) =>
    pattern.replaceAll('*', () => {
      const text = words.next().value ?? '';
      return escaped ? encodeURIComponent(text) : text.replaceAll('?', '');
    }),
  );
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...PARAMETERS), word), word), { maxLength: 4 })
  .map((pairs) => new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString());

describe('a page, whatever address it is asked for by', () => {
  it('is shown, is elsewhere on this site, or is not there, and holds no markup of the address', async () => {
    const answer = webHandler({ ...kept.world, onDefect: (error) => defects.push(error) });
    await fc.assert(
      fc.asyncProperty(path, query, async (where, asked) => {
        const answered = await answer(ask(`${where}?${asked}`));
        expect(defects).toEqual([]);
        if (answered === undefined) return;
        expect([200, 308, 400, 404, 410]).toContain(answered.status);
        expect(answered.headers['set-cookie']).toBeUndefined();
        expect(answered.headers['location'] ?? '/').toMatch(/^\/(?![/\\])[!-~]*$/);
        if (typeof answered.body !== 'string') return;
        expect(DANGEROUS.exec(answered.body)).toBeNull();
      }),
      {
        numRuns: 400,
        examples: [
          ['/compare', 'solution=%00'],
          ['/solutions', 'category=__proto__'],
          ['/solutions', 'category=constructor'],
        ],
      },
    );
  }, 120_000);
});
