// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { LogView, TrustedRoot } from '@touchstone/attest';
import { canonicalJson, listing, type Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogSolutions, place, readCatalogBundle, readCatalogTrust } from '../testing/catalog.js';
import { deriveListing } from './derive-listing.js';
import type { ListedBundle } from './listed-bundle.js';

let root: TrustedRoot;
let log: LogView;
const bundles = new Map<string, ListedBundle>();
const listings = new Map<string, Listing>();
const get = (id: string): Listing => listings.get(id)!;

beforeAll(async () => {
  ({ root, log } = await readCatalogTrust());
  for (const id of await catalogSolutions()) {
    const bundle = await readCatalogBundle(id);
    bundles.set(id, bundle);
    listings.set(id, deriveListing({ bundle, life: log.life, root }));
  }
}, 60_000);

describe('a listing of the catalog', () => {
  it('is what its schema describes, of every solution', () => {
    expect(listings.size).toBe(39);
    for (const [id, one] of listings) {
      expect(one.id).toBe(id);
      expect(listing.parse(JSON.parse(canonicalJson(one)))).toEqual(one);
    }
  });

  it('is the same when it is derived again', () => {
    const again = deriveListing({ bundle: bundles.get('rclone')!, life: log.life, root });
    expect(canonicalJson(again)).toBe(canonicalJson(get('rclone')));
  });

  it('shows the certificate that the log holds, and the tree that its proof leads to', () => {
    for (const [id, { certificate, history, proof, level }] of listings) {
      const { index, entry } = log.life.certificates.find((one) => one.entry.solution === id)!;
      expect(certificate).toMatchObject({ index, statement: entry.statement, state: 'valid', level });
      expect(certificate).toMatchObject({ tier: 'lab-verified', labName: 'Touchstone demo lab' });
      expect(history).toEqual([certificate]);
      expect(proof!.origin).toBe(log.checkpoint.origin);
      expect(proof!.size).toBeGreaterThan(index);
    }
  });

  it('names what is missing for each level by criteria that it explains', () => {
    for (const { levels, criteria } of listings.values()) {
      for (const id of levels.flatMap(({ missing }) => missing)) {
        expect(criteria.find((one) => one.id === id)).toMatchObject({ why: /./, mend: /./ });
      }
    }
  });

  it('of a profile claims nothing that was not seen', () => {
    const profiles = [...listings.values()].filter(({ evidence }) => evidence === 'scan');
    expect(profiles).toHaveLength(33);
    for (const one of profiles) {
      expect(one).toMatchObject({ level: null, evidenceAt: null, role: null, lowestRelease: null });
      expect(one).toMatchObject({ platforms: [], runs: [], residue: [], recipe: null, runnable: false });
      expect(one.services.flatMap(({ operations }) => operations).some(({ used }) => used > 0)).toBe(false);
    }
  });

  it('is not derived from a bundle whose certificate the log does not hold', () => {
    const life = { ...log.life, certificates: [] };
    expect(() => deriveListing({ bundle: bundles.get('kops')!, life, root })).toThrow(
      expect.objectContaining({ code: 'REGISTRY_NOT_LOGGED' }),
    );
  });
});

/** Calls by operation, counted from the recordings themselves, by nothing that the assessor or we have in common. */
async function countRecordings(
  id: string,
): Promise<Map<string, { used: number; refused: number; seen: number }>> {
  const counts = new Map<string, { used: number; refused: number; seen: number }>();
  const folder = place(`catalog/${id}/evidence/recordings`);
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('-certify.ndjson.gz'))) {
    const text = gunzipSync(await readFile(`${folder}/${name}`)).toString();
    for (const line of text.split('\n').filter((one) => one.includes('"kind":"exchange"'))) {
      const { operation, status, phase } = JSON.parse(line);
      if (operation === null || status === null) continue;
      const count = counts.get(operation) ?? { used: 0, refused: 0, seen: 0 };
      counts.set(operation, count);
      if (status < 400) count.used += 1;
      if (status < 400 && phase === 'step') count.seen += 1;
      if (status >= 400 && status < 500) count.refused += 1;
    }
  }
  return counts;
}

describe('the heat map', () => {
  it.each([
    'ansible-openstack-cloud',
    'pkgcloud',
    'prometheus-openstack-sd',
    'python-openstackclient',
    'rclone',
    'restic',
  ])('counts the calls that the recordings of %s hold', async (id) => {
    const counted = await countRecordings(id);
    const shown = get(id).services.flatMap(({ operations }) => operations);
    expect(counted.size).toBeGreaterThan(2);
    for (const [operation, count] of counted) {
      expect(shown.find((one) => one.operation === operation)).toMatchObject(count);
    }
    const others = shown.filter(({ operation }) => !counted.has(operation));
    for (const one of others) {
      expect(one).toMatchObject({ used: 0, refused: 0, seen: 0 });
      expect(one.found).toBeGreaterThan(0);
    }
  });

  it('sets what was found in the source beside what was seen running', () => {
    const operations = get('rclone').services.find(({ service }) => service === 'object-store')!.operations;
    expect(operations.find(({ operation }) => operation === 'object-store:object.copy')).toEqual({
      operation: 'object-store:object.copy',
      used: 8,
      refused: 0,
      failed: 0,
      runs: 4,
      seen: 8,
      found: 2,
      confidence: 'high',
      recipe: ['copy-in-cloud'],
    });
    expect(operations.find(({ operation }) => operation === 'object-store:object.post')).toMatchObject({
      used: 0,
      found: 1,
    });
  });
});

describe('facts that were looked up by hand', () => {
  it('rclone: integrated, one criterion short of native, ran on a real zed and 2026.2', () => {
    const one = get('rclone');
    expect(one).toMatchObject({
      level: 'integrated',
      evidence: 'run and scan',
      runnable: true,
      licence: 'MIT',
    });
    expect(one.levels.at(-1)).toEqual({ level: 'native', reached: false, missing: ['least-privilege'] });
    expect(one.artefact).toBe('pkg:deb/debian/rclone@1.60.1%2Bdfsg-2%2Bb5');
    expect(one.evidenceAt).toBe('2026-11-22T14:42:50.105Z');
    expect(one.certificate.expiresAt).toBe('2027-11-22T14:36:58.077Z');
    const tested = one.platforms.filter(({ standing }) => standing === 'tested');
    expect(tested.map(({ release, kind, steps }) => [release, kind, steps])).toEqual([
      ['zed', 'lab', { passed: 9, expected: 9 }],
      ['2025.1', 'embedded', { passed: 9, expected: 9 }],
      ['2026.2', 'embedded', { passed: 9, expected: 9 }],
      ['2026.2', 'lab', { passed: 9, expected: 9 }],
    ]);
    expect(one.recipe!.commands.map(({ id }) => id).join(' ')).toBe(
      'make-files make-container upload check read-range copy-in-cloud large-object download sync-delete purge remove-leftovers',
    );
  });

  it('kOps: found in source alone, with its own network plugins beside Neutron', () => {
    const one = get('kops');
    expect(
      Object.fromEntries(one.services.map(({ service, operations }) => [service, operations.length])),
    ).toEqual({
      'block-storage': 4,
      compute: 15,
      dns: 7,
      identity: 1,
      image: 1,
      'load-balancer': 21,
      network: 31,
      'object-store': 8,
    });
    const networking = one.concerns.find(({ concern }) => concern === 'networking')!;
    expect(networking).toMatchObject({ title: 'Networking', verdict: 'both', seen: 'not shown' });
    expect(networking.parallel).toEqual(['calico', 'cilium', 'flannel', 'kindnet', 'kube-router']);
    expect(networking.places.length).toBeGreaterThan(0);
    expect(one.scans.map(({ subject }) => subject.commit)).toEqual([expect.stringMatching(/^268927e26409/)]);
  });

  it('Cloud Foundry: a whole stack of its own, and no call of OpenStack', () => {
    const one = get('cf-deployment');
    expect(one.services).toEqual([]);
    expect(one.concerns.filter(({ verdict }) => verdict === 'native')).toEqual([]);
    expect(one.concerns.find(({ concern }) => concern === 'secrets')).toMatchObject({
      verdict: 'parallel',
      parallel: ['credhub'],
    });
    expect(one.implications!.components).toContain('uaa');
  });

  it('OpenStackClient: basic because of deprecated operations, and what they are', () => {
    const one = get('python-openstackclient');
    expect(one.level).toBe('basic');
    expect(one.levels[1]!.missing).toEqual(['no-deprecated-operations']);
    expect(one.findings.some(({ id }) => id === 'deprecated-operation')).toBe(true);
    expect(one.accessRules).toHaveLength(104);
    expect(one.residue).toHaveLength(4);
    expect(one.residue.every(({ resources }) => resources.length === 0)).toBe(true);
  });

  it('Ansible: insecure by default, seen in the source', () => {
    const one = get('ansible-openstack-cloud');
    expect(one.levels[1]!.missing).toEqual(['no-insecure-practices']);
    expect(one.practices).toMatchObject([{ practice: 'keystone-v2', by: 'default', count: 1 }]);
    expect(one.practices[0]!.places).toHaveLength(1);
  });
});

describe('the commands to reproduce', () => {
  it('lead from the bundle to the same verdict', () => {
    const pin =
      /^git clone https:\/\/github.com\/rclone\/rclone rclone-source && \\\n  git -C rclone-source checkout --detach [0-9a-f]{40} && \\\n  touchstone scan rclone-source$/;
    expect(get('rclone').reproduce.map(({ line }) => line)).toEqual([
      'touchstone verify rclone.touchstone',
      'touchstone assess rclone.touchstone',
      'touchstone unpack rclone.touchstone --out rclone && \\\n  mkdir -p rclone/recipe && \\\n  cp rclone/touchstone.yaml rclone/recipe/ && \\\n  chmod -R u+x rclone/recipe',
      'touchstone certify rclone/recipe/touchstone.yaml --release 2026.2,2025.1 --guideline 2026.11',
      'touchstone certify rclone/recipe/touchstone.yaml --cloud "$OS_CLOUD" --guideline 2026.11',
      expect.stringMatching(pin),
    ]);
  });

  it('hold what strangers wrote as single words of a shell', () => {
    const bundle = bundles.get('kops')!;
    const source = { repository: "https://example.org/x';touch owned;'" };
    const manifest = { ...bundle.manifest, source };
    const { reproduce } = deriveListing({ bundle: { ...bundle, manifest }, life: log.life, root });
    expect(reproduce.at(-1)!.line).toContain(
      String.raw`git clone 'https://example.org/x'\'';touch owned;'\''' kops-source`,
    );
  });
});
