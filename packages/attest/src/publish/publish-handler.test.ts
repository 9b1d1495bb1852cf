// SPDX-License-Identifier: Apache-2.0
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PREDICATES, sha256Digest } from '@touchstone/model';
import { packBundle } from '../bundle/pack-bundle.js';
import { writeAttestation } from '../bundle/write-attestation.js';
import { envelopeText } from '../envelope/sign-envelope.js';
import type { HandledResponse } from '../handler/handler.js';
import { makeRevocation, makeWaiver } from '../life/make-statement.js';
import { signStatement } from '../statement/sign-statement.js';
import { handled } from '../testing/handled.js';
import { MemoryLog } from '../testing/memory-log.js';
import { MemorySequencer } from '../testing/memory-sequencer.js';
import { publishingRoot } from '../testing/publishing.js';
import { seededKey } from '../testing/seeded-key.js';
import { writeSignedBundle } from '../testing/signed-bundle.js';
import { BUNDLE_MEDIA_TYPE, ENVELOPE_MEDIA_TYPE, publishHandler, PUBLISH_LIMITS } from './publish-handler.js';
import { publishWorld } from './publish-world.js';
import { parsePublished } from './published-paper.js';
import { createToken, type StoredToken } from './token.js';
import { verifyPublished } from './verify-published.js';

const NOW = Date.UTC(2026, 10, 23);
const day = (date: string): string => `${date}T00:00:00.000Z`;
const stored = {
  id: 'ci',
  may: ['bundles', 'statements'] as ('bundles' | 'statements')[],
  owners: [],
  createdAt: day('2026-11-01'),
  expiresAt: day('2027-01-01'),
};
const { token, stored: known } = createToken(Buffer.alloc(32, 7), stored);

let place: string;
let bundle: Buffer;
let certificate: Buffer;
let scratch: string;
let log: MemorySequencer;
let tokens: StoredToken[];
let handle: ReturnType<typeof publishHandler>;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'publish-'));
  bundle = await signed('signed', 'lab', seededKey('lab'));
  certificate = await readFile(join(place, 'signed/attestation/certificate.dsse.json'));
});
afterAll(() => rm(place, { recursive: true }));
beforeEach(async () => {
  scratch = join(place, 'scratch');
  await mkdir(scratch);
  tokens = [known];
  log = new MemorySequencer(new MemoryLog('log.example'), () => NOW);
  serve();
});
afterEach(() => rm(scratch, { recursive: true }));

function serve(limits = PUBLISH_LIMITS): void {
  const world = publishWorld(log, publishingRoot(log.published), () => NOW);
  handle = publishHandler({ ...world, tokens: () => Promise.resolve(tokens), scratch, limits });
}

async function signed(name: string, lab: string, key: ReturnType<typeof seededKey>): Promise<Buffer> {
  await writeSignedBundle(join(place, name), 'knife-openstack', lab, key, new Date(NOW));
  await packBundle(join(place, name), join(place, `${name}.touchstone`));
  return readFile(join(place, `${name}.touchstone`));
}

async function post(
  path: string,
  body: Uint8Array | AsyncIterable<Uint8Array>,
  headers: Record<string, string> = {},
): Promise<HandledResponse> {
  const type = path.endsWith('bundles') ? BUNDLE_MEDIA_TYPE : ENVELOPE_MEDIA_TYPE;
  const all = { authorization: `Bearer ${token}`, 'content-type': type, ...headers };
  return (await handle(handled('POST', path, body, all)))!;
}
const postBundle = (body: Uint8Array | AsyncIterable<Uint8Array>, headers?: Record<string, string>) =>
  post('/api/v1/bundles', body, headers);
const codeOf = ({ status, body }: HandledResponse): [number, string] => [
  status,
  (JSON.parse(body.toString()) as { code: string }).code,
];

describe('a log that takes bundles', () => {
  it('answers with entry and proof, which hold by the trust root alone', async () => {
    const answer = await postBundle(bundle);
    expect(answer.status).toBe(201);
    const published = parsePublished(Buffer.from(answer.body), 'the answer');
    const proven = verifyPublished(published, certificate, publishingRoot(log.published));
    expect(proven).toMatchObject({
      index: 0,
      size: 1,
      entry: { kind: 'certificate', solution: 'knife-openstack' },
    });
    expect(await readdir(scratch)).toEqual([]);
  });

  it('gives the first index again for the same bundle, and logs it once when it comes many times at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => postBundle(bundle)));
    const again = await postBundle(bundle);
    expect(answers.filter(({ status }) => status === 201).length).toBe(1);
    expect([again.status, log.published.entries.length]).toEqual([200, 1]);
    expect(parsePublished(Buffer.from(again.body), 'the answer').index).toBe(0);
  });

  it.each([
    ['no token', undefined],
    ['another token', `Bearer ${createToken(Buffer.alloc(32, 8), stored).token}`],
    ['a stored hash in place of the token', `Bearer ${known.sha256}`],
    ['another scheme', `Basic ${token}`],
    ['two words', `Bearer ${token} ${token}`],
  ])('refuses %s before it reads the body', async (_, authorization) => {
    let read = false;
    const body = (async function* () {
      read = true;
      yield bundle;
    })();
    const headers = {
      'content-type': BUNDLE_MEDIA_TYPE,
      ...(authorization === undefined ? {} : { authorization }),
    };
    const answer = await handle(handled('POST', '/api/v1/bundles', body, headers));
    expect([codeOf(answer!), answer?.headers['www-authenticate'], read]).toEqual([
      [401, 'PUBLISH_TOKEN'],
      'Bearer',
      false,
    ]);
  });

  it('refuses a token that has expired, is for something else, or for another lab', async () => {
    tokens = [{ ...known, expiresAt: day('2026-11-23') }];
    expect(codeOf(await postBundle(bundle))).toEqual([401, 'PUBLISH_TOKEN']);
    tokens = [{ ...known, may: ['statements'] }];
    expect(codeOf(await postBundle(bundle))).toEqual([403, 'PUBLISH_SCOPE']);
    tokens = [{ ...known, owners: ['other-lab'] }];
    expect(codeOf(await postBundle(bundle))).toEqual([403, 'PUBLISH_SCOPE']);
    expect(log.published.entries).toEqual([]);
  });

  it('refuses other methods and media types', async () => {
    const get = handled('GET', '/api/v1/bundles', '', { authorization: `Bearer ${token}` });
    expect(codeOf((await handle(get))!)).toEqual([405, 'REQUEST_METHOD']);
    expect(codeOf(await postBundle(bundle, { 'content-type': 'text/plain' }))).toEqual([
      415,
      'REQUEST_MEDIA_TYPE',
    ]);
    expect(await handle(handled('GET', '/'))).toBeUndefined();
  });

  it('refuses a body that is too large, said or not, and leaves nothing behind', async () => {
    const limits = { ...PUBLISH_LIMITS, bundle: { ...PUBLISH_LIMITS.bundle, bytes: 1000 } };
    serve(limits);
    const said = await postBundle(bundle, { 'content-length': String(bundle.byteLength) });
    expect([codeOf(said), codeOf(await postBundle(bundle))]).toEqual([
      [413, 'REQUEST_TOO_LARGE'],
      [413, 'REQUEST_TOO_LARGE'],
    ]);
    expect(await readdir(scratch)).toEqual([]);
  });

  it('does not wait for a body that comes drop by drop, or not at all', async () => {
    const bundleLimits = { ...PUBLISH_LIMITS.bundle, milliseconds: 150, idleMilliseconds: 50 };
    serve({ ...PUBLISH_LIMITS, bundle: bundleLimits, bundlesAtOnce: 1 });
    const drops = (async function* () {
      for (const byte of bundle) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield Uint8Array.of(byte);
      }
    })();
    expect(codeOf(await postBundle(drops))).toEqual([408, 'REQUEST_TOO_SLOW']);
    const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const [first, second] = await Promise.all([postBundle(never), postBundle(never)]);
    expect([codeOf(first), codeOf(second)]).toEqual([
      [408, 'REQUEST_TOO_SLOW'],
      [503, 'PUBLISH_BUSY'],
    ]);
    serve();
    expect((await postBundle(bundle)).status).toBe(201);
    expect(await readdir(scratch)).toEqual([]);
  });

  it('lets one token take half of the places, so that nobody keeps the others out', async () => {
    const other = createToken(Buffer.alloc(32, 8), { ...stored, id: 'other' });
    tokens.push(other.stored);
    const bundleLimits = { ...PUBLISH_LIMITS.bundle, milliseconds: 300, idleMilliseconds: 300 };
    serve({ ...PUBLISH_LIMITS, bundle: bundleLimits, bundlesAtOnce: 2 });
    const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const slow = [postBundle(never), postBundle(never)];
    expect(codeOf(await slow[1]!)).toEqual([503, 'PUBLISH_BUSY']);
    const authorization = `Bearer ${other.token}`;
    expect(codeOf(await postBundle(Buffer.alloc(1), { authorization }))[0]).toBe(422);
    await slow[0];
  });

  it('refuses what is no bundle, whatever it would grow to, and does not tell where it laid it', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const cut = bundle.subarray(0, bundle.byteLength - 512);
    const flipped = Buffer.from(bundle);
    flipped[bundle.byteLength - 2000] = flipped[bundle.byteLength - 2000]! ^ 1;
    for (const body of [Buffer.alloc(0), bomb, cut, flipped, Buffer.alloc(100_000)]) {
      const answer = await postBundle(body);
      expect(answer.status).toBe(422);
      expect(codeOf(answer)[1]).toMatch(/^(BUNDLE|PAPER)_/);
      expect(answer.body).not.toContain(place);
    }
    expect(log.published.entries).toEqual([]);
  });

  it('refuses bundles that are not signed, signed by a stranger, or for someone else', async () => {
    await cp(join(place, 'signed'), join(place, 'unsigned'), { recursive: true });
    await rm(join(place, 'unsigned/attestation'), { recursive: true });
    await packBundle(join(place, 'unsigned'), join(place, 'unsigned.touchstone'));
    const unsigned = await readFile(join(place, 'unsigned.touchstone'));
    expect(codeOf(await postBundle(unsigned))).toEqual([422, 'PUBLISH_UNSIGNED']);
    const stranger = await postBundle(await signed('stranger', 'lab', seededKey('stranger')));
    expect(codeOf(stranger)).toEqual([422, 'PUBLISH_REFUSED']);
    const other = await postBundle(await signed('other', 'lab', seededKey('other-lab')));
    expect(codeOf(other)).toEqual([422, 'PUBLISH_REFUSED']);
    expect(log.published.entries).toEqual([]);
  });

  it('refuses a certificate that is logged already in a bundle of other evidence', async () => {
    await postBundle(bundle);
    await writeSignedBundle(join(place, 'swapped'), 'puppet-glance', 'lab', seededKey('lab'), new Date(NOW));
    await writeFile(join(place, 'swapped/attestation/certificate.dsse.json'), certificate);
    await packBundle(join(place, 'swapped'), join(place, 'swapped.touchstone'));
    const answer = await postBundle(await readFile(join(place, 'swapped.touchstone')));
    expect(codeOf(answer)).toEqual([422, 'PUBLISH_REFUSED']);
  });

  it('refuses a key that the log itself took back, though the trust root does not know it yet', async () => {
    expect((await post('/api/v1/statements', revokeLab('registry'))).status).toBe(201);
    expect(codeOf(await postBundle(bundle))).toEqual([422, 'PUBLISH_REFUSED']);
  });

  it('refuses a waiver that the log took back, and one by a key that it did', async () => {
    const said = {
      solution: 'knife-openstack',
      versions: [],
      guideline: '2026.11',
      criterion: 'signs-in',
      reason: 'It is mended in the next release.',
      by: 'body',
      issuedAt: day('2026-11-23'),
      expiresAt: day('2026-12-23'),
    };
    const guideline = sha256Digest('a guideline');
    const waiver = envelopeBytes(makeWaiver(said, guideline), 'body');
    const folder = join(place, 'waived');
    await cp(join(place, 'signed'), folder, { recursive: true });
    await writeAttestation(folder, { waivers: [waiver] });
    const file = await packBundle(folder, join(place, 'waived.touchstone'));
    const refusedLink = async (): Promise<string | undefined> =>
      /The log took the (waiver|key)/.exec(String((await postBundle(await readFile(file))).body))?.[1];
    const takeBack = (what: 'key' | 'waiver', sha256: string): Promise<HandledResponse> => {
      const words = { reason: 'other', statement: 'It was a mistake.', by: 'body' } as const;
      const issuedAt = day('2026-11-23');
      const statement = makeRevocation({ what, name: 'it', sha256 }, { ...words, issuedAt });
      return post('/api/v1/statements', envelopeBytes(statement, 'body'));
    };
    expect((await post('/api/v1/statements', waiver)).status).toBe(201);
    expect(await refusedLink()).toBeUndefined();
    const { payload } = JSON.parse(waiver.toString()) as { payload: string };
    const digest = sha256Digest(Buffer.from(payload, 'base64')).slice('sha256:'.length);
    expect((await takeBack('waiver', digest)).status).toBe(201);
    expect(await refusedLink()).toBe('waiver');
    expect((await takeBack('key', seededKey('body').id)).status).toBe(201);
    expect(await refusedLink()).toBe('key');
  });

  it('tells nothing of its own defects', async () => {
    log.append = () => Promise.reject(new Error('password hunter2 at /srv/secret'));
    const answer = await postBundle(bundle);
    expect(codeOf(answer)).toEqual([500, 'REQUEST_DEFECT']);
    expect(answer.body).not.toMatch(/hunter2|secret/);
  });
});

function envelopeBytes(statement: Parameters<typeof signStatement>[0], signer: string): Buffer {
  return Buffer.from(envelopeText(signStatement(statement, [seededKey(signer)])));
}

function revokeLab(by: string, signer = by): Buffer {
  const said = {
    reason: 'key-compromised',
    statement: 'The laptop was stolen.',
    by,
    issuedAt: day('2026-11-23'),
  } as const;
  return envelopeBytes(
    makeRevocation({ what: 'key', name: 'lab', sha256: seededKey('lab').id }, said),
    signer,
  );
}

describe('a log that takes statements', () => {
  const postStatement = (body: Uint8Array) => post('/api/v1/statements', body);

  it('logs a revocation by who may, once', async () => {
    const answers = [await postStatement(revokeLab('registry')), await postStatement(revokeLab('registry'))];
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    const published = parsePublished(Buffer.from(answers[1]!.body), 'the answer');
    const proven = verifyPublished(published, revokeLab('registry'), publishingRoot(log.published));
    expect(proven.entry).toMatchObject({ kind: 'statement', predicateType: PREDICATES.revocation });
  });

  it('lets a lab take back its own certificate, and nobody else without the power', async () => {
    await postBundle(bundle);
    const { entry } = parsePublished(Buffer.from((await postBundle(bundle)).body), 'the answer');
    const { statement } = JSON.parse(Buffer.from(entry).toString()) as { statement: string };
    const revoke = (by: string, sha256 = statement.slice(7)): Buffer => {
      const said = {
        reason: 'evidence-wrong',
        statement: 'The wrong tree was built.',
        by,
        issuedAt: day('2026-11-23'),
      } as const;
      return envelopeBytes(makeRevocation({ what: 'certificate', name: 'knife', sha256 }, said), by);
    };
    expect(codeOf(await postStatement(revoke('other-lab')))).toEqual([422, 'PUBLISH_AUTHORITY']);
    expect(codeOf(await postStatement(revoke('lab', 'a'.repeat(64))))).toEqual([422, 'PUBLISH_AUTHORITY']);
    expect((await postStatement(revoke('lab'))).status).toBe(201);
  });

  it('refuses a waiver without the power to waive, and a certificate without its bundle', async () => {
    const said = {
      solution: 'knife-openstack',
      versions: [],
      guideline: '2026.11',
      criterion: 'signs-in',
      reason: 'It is mended in the next release.',
      by: 'registry',
      issuedAt: day('2026-11-23'),
      expiresAt: day('2026-12-23'),
    };
    const waiver = envelopeBytes(makeWaiver(said, sha256Digest('guideline')), 'registry');
    expect(codeOf(await postStatement(waiver))).toEqual([422, 'STATEMENT_POWER']);
    expect(codeOf(await postStatement(certificate))).toEqual([422, 'PUBLISH_KIND']);
  });

  it.each([
    ['a stranger', () => revokeLab('registry', 'stranger'), 'ENVELOPE_UNKNOWN_KEY'],
    ['someone in another name', () => revokeLab('registry', 'lab'), 'STATEMENT_SIGNER'],
    ['nobody', () => Buffer.from('{}\n'), 'PAPER_FIELD'],
    [
      'someone who spells it otherwise',
      () => Buffer.from(` ${revokeLab('registry').toString()}`),
      'PAPER_CANONICAL',
    ],
  ])('refuses a statement by %s', async (_, body, code) => {
    expect(codeOf(await postStatement(body()))).toEqual([422, code]);
  });

  it('refuses a statement that is too large for an entry', async () => {
    expect(codeOf(await postStatement(Buffer.alloc(65_536, 0x20)))).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  it('refuses a token for another owner', async () => {
    tokens = [{ ...known, owners: ['lab'] }];
    expect(codeOf(await postStatement(revokeLab('registry')))).toEqual([403, 'PUBLISH_SCOPE']);
  });
});

describe('what a log answers', () => {
  it('is refused when it is about another paper, in no tree, of another log, or changed on its way', async () => {
    await postBundle(bundle);
    await post('/api/v1/statements', revokeLab('registry'));
    const root = publishingRoot(log.published);
    const good = parsePublished(Buffer.from((await postBundle(bundle)).body), 'the answer');
    const refuses = (change: Partial<typeof good>, by = root, sent = certificate): void =>
      expect(() => verifyPublished({ ...good, ...change }, sent, by)).toThrow(
        expect.objectContaining({ code: 'PUBLISH_ANSWER' }),
      );
    refuses({}, root, revokeLab('registry'));
    refuses({ index: 1 });
    refuses({ entry: log.published.entries[1]! });
    refuses({ proof: await log.prove(1) });
    refuses({ proof: Buffer.from('') });
    refuses({}, publishingRoot(new MemoryLog('log.example')));
    refuses({}, publishingRoot(new MemoryLog('other.example')));
    const text = Buffer.from(good.entry).toString();
    refuses({ entry: Buffer.from(text.replace('"level":', ' "level":')) });
    refuses({ entry: Buffer.from(text.replace(/"loggedAt":"2026/, '"loggedAt":"2025')) });
    for (let at = 0; at < good.proof.byteLength; at += 7) {
      const proof = Buffer.from(good.proof);
      proof[at] = proof[at]! ^ 4;
      refuses({ proof });
    }
  });

  it('does not count without the witnesses that the trust root asks for', async () => {
    const good = parsePublished(Buffer.from((await postBundle(bundle)).body), 'the answer');
    expect(() => verifyPublished(good, certificate, publishingRoot(log.published, [], 1))).toThrow(
      expect.objectContaining({ code: 'LOG_WITNESSES' }),
    );
  });
});
