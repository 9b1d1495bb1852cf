// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogListings } from '../testing/catalog-listings.js';
import { hostileListing } from '../testing/hostile-listing.js';
import { type Card, cardOf, cardPath } from './card.js';
import { CARD_SIZE, cardSvg, type Pen } from './card-svg.js';
import { cardPainter } from './card-painter.js';
import { paintCard } from './paint-card.js';

/** Every letter of the same width; those of the font's alphabets, which Chinese is none of. */
const PEN: Pen = {
  width: (text, size) => [...text].length * size * 0.6,
  draws: (point) => point < 0x2e80,
};
const DAY = 86_400_000;
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('a social card', () => {
  let ran: Listing;
  let scanned: Listing;
  beforeAll(async () => {
    [ran, scanned] = (await catalogListings(['rclone', 'kops'])) as [Listing, Listing];
  });
  /** Days after what is listed was run, or signed where nothing ran. */
  const later = (listing: Listing, days: number) =>
    new Date(Date.parse(listing.evidenceAt ?? listing.certificate.issuedAt) + days * DAY);
  const cardNow = (listing: Listing) => cardOf(listing, later(listing, 1));
  const named = (name: string): Card => ({ ...cardNow(ran), name });

  it('says the level that was reached, and of what was only scanned that nothing ran', () => {
    expect(cardNow(ran)).toMatchObject({ level: 'integrated', verdict: 'Integrated: 2 of 3 levels' });
    expect(cardNow(scanned)).toMatchObject({ level: null, verdict: 'Scanned only, nothing ran' });
  });

  it.each(['expired', 'revoked', 'superseded', 'not believed'] as const)(
    'shows no level under a certificate that is %s',
    (state) => {
      const card = cardNow({ ...ran, certificate: { ...ran.certificate, state } });
      expect(card).toMatchObject({ level: null, verdict: `Certificate ${state}`, tone: 'bad' });
      expect(cardPath(card)).not.toBe(cardPath(cardNow(ran)));
    },
  );

  it('says under another address that evidence is stale half a year after it, beside what it showed', () => {
    const stale = cardOf(ran, later(ran, 184));
    expect(stale).toMatchObject({ level: 'integrated', tone: 'warn' });
    expect(textsOf(cardSvg(stale, PEN))).toContain('Integrated: 2 of 3 levels, stale');
    expect(cardOf(scanned, later(scanned, 184)).verdict).toBe('Scanned only, nothing ran, stale');
    expect(cardPath(stale)).not.toBe(cardPath(cardNow(ran)));
    expect(cardPath(stale)).toBe(cardPath(cardOf(ran, later(ran, 185))));
  });

  it('shows no level from the moment that the certificate expires, derived again or not', () => {
    const { expiresAt } = ran.certificate;
    const before = cardOf(ran, new Date(Date.parse(expiresAt) - 1));
    const expired = cardOf(ran, new Date(expiresAt));
    expect(before.level).toBe('integrated');
    expect(expired).toMatchObject({ level: null, verdict: 'Certificate expired', tone: 'bad' });
    expect(cardPath(expired)).not.toBe(cardPath(before));
  });

  it('shows nothing of a stranger but text', () => {
    const svg = cardSvg(cardNow(hostileListing(ran)), PEN);
    expect(
      svg.match(/<[a-z]+/g)?.every((tag) => ['<svg', '<rect', '<text', '<path', '<g'].includes(tag)),
    ).toBe(true);
    expect(svg).not.toMatch(/\son\w+=|href|url\(|\u202e/i);
  });

  it('gives the id for a name in letters that the font does not have', () => {
    expect(textsOf(cardSvg(named('数据备份'), PEN))).toContain('rclone');
    expect(textsOf(cardSvg(named('Резервная копия'), PEN))).toContain('Резервная копия');
  });

  it('keeps towers of accents, long names and broken characters in their line', () => {
    const tower = `e${'\u0301'.repeat(400)}nd`;
    expect(textsOf(cardSvg(named(tower), PEN))).toContain('e\u0301\u0301nd');
    const long = textsOf(cardSvg(named('x'.repeat(5000)), PEN))[1] ?? '';
    expect(long).toMatch(/^x{10,40}…$/);
    expect(cardSvg(named('a\ud800b'), PEN)).toContain('>a·b<');
  });

  it.each(['rclone', 'שלום עולם', 'مرحبا', 'Ωμέγα <&>"\'', '数据备份', '🧪🧪', '\u0000\u202e', ' '])(
    'is painted whatever the name: %j',
    async (name) => {
      const png = Buffer.from(await paintCard(named(name)));
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD_SIZE.width, CARD_SIZE.height]);
    },
  );

  it('is painted once for all who ask, beside the thread that answers them', async () => {
    const card = named('asked for often');
    const all = await Promise.all(Array.from({ length: 100 }, async () => cardPainter.paint(card)));
    expect(new Set(all).size).toBe(1);
  });

  it('is not waited for by more than a few at once', async () => {
    const asked: Promise<unknown>[] = [];
    const ask = (index: number) => asked.push(cardPainter.paint(named(`number ${index}`)));
    expect(() => {
      for (let index = 0; index < 50; index += 1) ask(index);
    }).toThrow(expect.objectContaining({ code: 'WEB_BUSY' }));
    expect(asked).toHaveLength(20);
    await Promise.all(asked);
  });
});
