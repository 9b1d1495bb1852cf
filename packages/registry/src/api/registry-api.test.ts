// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBundle, openLogReader } from '@touchstone/attest';
import { sha256Digest, type Listing } from '@touchstone/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistryDatabase } from '../database/open-registry-database.js';
import { folderEvidence } from '../evidence/folder-evidence.js';
import { openRegistry, type Registry } from '../open-registry.js';
import { CATALOG_AT, place as catalogPlace, readCatalogTrust } from '../testing/catalog.js';
import type { ApiHandler, ApiResponse } from './api-handler.js';
import { liveRegistry } from './live-registry.js';
import { openApiDocument } from './open-api-document.js';
import { registryApi } from './registry-api.js';

const SOLUTIONS = ['kops', 'rclone', 'knife-openstack'];

interface Documented {
  readonly paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { content?: object }> }>
  >;
}

let place: string;
let registry: Registry;
let handle: ApiHandler;
let rclone: Listing;

async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<ApiResponse> {
  const [before = '', query = ''] = path.split('?', 2);
  const body = (async function* () {})();
  const answer = await handle({ method, path: before, query, header: (name) => headers[name], body });
  if (answer === undefined) throw new Error(`${path} is nobody's`);
  return answer;
}
async function json(path: string): Promise<never> {
  return JSON.parse((await get(path)).body as string) as never;
}
async function bytesOf({ body }: ApiResponse): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces);
}
const codeOf = ({ status, body }: ApiResponse): unknown[] => [
  status,
  (JSON.parse(body as string) as { code: string }).code,
];

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'touchstone-api-'));
  const { root } = await readCatalogTrust();
  const clock = (): number => CATALOG_AT.getTime();
  const log = await openLogReader(catalogPlace('trust/log'), {
    env: {},
    cwd: place,
    home: place,
    now: clock,
    readText: () => undefined,
  });
  const database = await openRegistryDatabase({ memory: true });
  registry = openRegistry({ database, evidence: folderEvidence(join(place, 'evidence')), log, root, clock });
  await registry.load(
    SOLUTIONS.map((solution) => catalogPlace(`catalog/${solution}/evidence`)),
    'test',
  );
  const live = liveRegistry(registry, clock);
  handle = registryApi({ registry, live, root, clock, scratch: place, origin: 'https://touchstone.example' });
  rclone = (await registry.listing('rclone'))!.listing;
}, 120_000);
afterAll(async () => {
  await registry.close();
  await rm(place, { recursive: true });
});

/** A real thing for each parameter that a path has. */
function samplePath(template: string): string {
  const { certificate, runs } = rclone;
  const digest = template.startsWith('/evidence') ? runs[0]!.recording : certificate.statement;
  const samples: Record<string, string> = {
    solution: 'rclone',
    digest,
    service: 'object-store',
    operation: 'object-store:object.put',
    concern: 'object-storage',
    kind: 'embedded',
    release: rclone.platforms.find(({ standing, kind }) => standing === 'tested' && kind === 'embedded')!
      .release,
    version: '2026.11',
    lab: certificate.lab,
    run: runs[0]!.run,
  };
  return `/api/v1${template.replace(/\{([^}]+)\}/g, (_, name: string) => samples[name]!)}`;
}

describe('the API', () => {
  it('answers each address of its document with what the document says', async () => {
    const document = (await json('/api/v1/openapi.json')) as Documented & object;
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(document, 'api');
    const reads = Object.entries(document.paths).filter(([, { get: read }]) => read !== undefined);
    expect(reads.length).toBe(25);
    for (const [template, { get: read }] of reads) {
      const answer = await get(samplePath(template));
      expect([template, answer.status]).toEqual([template, 200]);
      const [mediaType] = Object.keys(read!.responses['200']!.content!);
      expect([template, answer.headers['content-type']]).toEqual([template, mediaType]);
      if (mediaType !== 'application/json') {
        await (answer.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]().return?.();
        continue;
      }
      const at = `api#/paths/${template.replaceAll('/', '~1').replace(/[{}]/g, encodeURIComponent)}/get/responses/200/content/application~1json/schema`;
      const validate = ajv.getSchema(at)!;
      validate(JSON.parse(answer.body as string));
      expect([template, validate.errors ?? null]).toEqual([template, null]);
    }
  });

  it('finds listings by the words of the page, and links to what is beside a page', async () => {
    const found = (await json('/api/v1/listings?native=object-storage&colour=red')) as {
      total: number;
      listings: { id: string }[];
      refused: unknown[];
    };
    expect(found.listings.map(({ id }) => id)).toContain('rclone');
    expect(found.refused).toEqual([{ parameter: 'colour', value: 'red', why: 'no such parameter' }]);
    const operations = await get('/api/v1/operations?service=compute&size=10&page=2');
    expect(operations.headers['link']).toContain(
      '</api/v1/operations?service=compute&size=10&page=3>; rel="next"',
    );
    expect(codeOf(await get('/api/v1/operations?size=-1'))).toEqual([400, 'REQUEST_PARAMETER']);
    expect(codeOf(await get('/api/v1/operations?service=nosuch'))).toEqual([400, 'REQUEST_PARAMETER']);
  });

  it('tells who uses an operation, and what the whole ecosystem uses', async () => {
    const put = (await json('/api/v1/operations/object-store%3Aobject.put')) as { usedBy: { id: string }[] };
    expect(put.usedBy.map(({ id }) => id)).toEqual(['rclone']);
    const { operations, solutions } = (await json('/api/v1/ecosystem')) as {
      operations: { indexed: number; used: number; found: number; nobody: number };
      solutions: { id: string; operations: string[] }[];
    };
    expect(solutions.map(({ id }) => id)).toEqual(SOLUTIONS.toSorted());
    const used = new Set(solutions.flatMap((one) => one.operations));
    expect(operations.used).toBe(used.size);
    expect(operations.nobody).toBeLessThan(operations.indexed);
  });

  it('gives a listing under the digest of its text, and nothing to whoever has it', async () => {
    const first = await get('/api/v1/listings/rclone');
    expect(first.headers['etag']).toBe(`"${sha256Digest(first.body as string).slice(7)}"`);
    const again = await get('/api/v1/listings/rclone', {
      'if-none-match': `"other", W/${first.headers['etag']}`,
    });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await get('/api/v1/listings/rclone', {}, 'HEAD')).body).toBe('');
  });

  it('gives a bundle that can be opened again, and its members with the bytes of their digests', async () => {
    const bytes = await bytesOf(await get(`/api/v1/bundles/${rclone.certificate.statement}`));
    const file = join(place, 'again.touchstone');
    await writeFile(file, bytes);
    const open = await openBundle(file);
    expect(open.indexDigest).toBe(rclone.certificate.bundle);
    expect(open.attestation.proof).toBeDefined();
    await open.close();
    const left = (await get(`/api/v1/bundles/${rclone.certificate.envelope}`))
      .body as AsyncIterable<Uint8Array>;
    await left[Symbol.asyncIterator]().return?.();
    const { recording } = rclone.runs[0]!;
    const member = await get(`/api/v1/evidence/${recording.slice('sha256:'.length)}`);
    expect(member.headers).toMatchObject({ 'content-security-policy': "default-src 'none'; sandbox" });
    expect(sha256Digest(await bytesOf(member))).toBe(recording);
    expect((await readdir(place)).filter((name) => name.startsWith('out-'))).toEqual([]);
  });

  it('answers whatever is asked for with a refusal that has a code, and never with a defect', async () => {
    expect(codeOf(await get('/api/v1/listings/nobody'))).toEqual([404, 'REGISTRY_NOT_FOUND']);
    expect(codeOf(await get('/api/v1/platforms/embedded/atlantis'))).toEqual([404, 'REGISTRY_NOT_FOUND']);
    expect(codeOf(await get('/api/v1/listings/rclone', {}, 'DELETE'))).toEqual([405, 'REQUEST_METHOD']);
    expect(codeOf(await get('/api/v1/bundles', {}, 'POST'))).toEqual([404, 'REGISTRY_NOT_FOUND']);
    const first = [
      'listings',
      'certificates',
      'evidence',
      'bundles',
      'operations',
      'services',
      'platforms',
      'labs',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...first),
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('%', '%00', '..', '%2e%2e%2f', 'constructor', '__proto__')),
          { maxLength: 3 },
        ),
        fc.string(),
        async (one, rest, query) => {
          const answer = await get(`/api/v1/${[one, ...rest].join('/').replaceAll('?', '')}?${query}`);
          expect([200, 400, 404]).toContain(answer.status);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('serves badges and feeds of what it lists', async () => {
    const badge = await get('/badges/rclone/level.svg');
    expect([badge.status, badge.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(badge.body).toContain(rclone.level ?? 'none reached');
    expect((await get('/badges/nobody/level.svg')).status).toBe(404);
    expect((await get('/feeds/new.atom')).body).toContain(
      '<title>rclone is listed</title>'.replace('rclone', rclone.name),
    );
    expect((await get('/feeds/solutions/kops.atom')).status).toBe(200);
    expect(codeOf(await get('/feeds/solutions/nobody.atom'))).toEqual([404, 'REGISTRY_NOT_FOUND']);
    expect((await get('/sitemap.xml')).body).toContain(
      '<loc>https://touchstone.example/solutions/rclone</loc>',
    );
    expect((await get('/robots.txt')).body).toContain('Sitemap: https://touchstone.example/sitemap.xml');
  });
});
