// SPDX-License-Identifier: Apache-2.0
import type { Verification } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenBundle } from '../bundle/open-bundle.js';
import { CertifiedWorld, LOGGED_AT, NOW, type Certifying } from '../testing/certified-world.js';
import { miniMembers, openMembers } from '../testing/mini-bundle.js';
import { seededKey } from '../testing/seeded-key.js';
import { readLogView } from './log-view.js';
import { verifyBundle } from './verify-bundle.js';
import type { VerifyOptions } from './verify-options.js';

const world = new CertifiedWorld();
let bundle: OpenBundle;
beforeAll(async () => {
  bundle = openMembers(await miniMembers());
});

const certified = async (told: Certifying = {}): Promise<OpenBundle> => ({
  ...bundle,
  attestation: await world.certify(bundle, told),
});
const verify = (open: OpenBundle, change: Partial<VerifyOptions> = {}): Promise<Verification> =>
  verifyBundle(open, { believe: world.root(), at: NOW, recompute: true, ...change });
const outcomes = ({ links }: Verification): Record<string, string> =>
  Object.fromEntries(links.map(({ id, outcome }) => [id, outcome]));

describe('a certified bundle', () => {
  it('is verified link by link, offline, with bundle and trust root alone', async () => {
    const found = await verify(await certified());
    expect(found).toMatchObject({ verdict: 'verified', broken: null, tier: 'lab-verified' });
    const { history, revocation, ...others } = outcomes(found);
    expect([history, revocation]).toEqual(['not looked at', 'not looked at']);
    expect([...new Set(Object.values(others))]).toEqual(['holds']);
    expect(found.certificate).toMatchObject({ level: 'basic', lab: 'acme' });
    expect(found.log).toMatchObject({ origin: 'log.example/1', loggedAt: LOGGED_AT });
    expect(found.signers).toMatchObject([{ key: seededKey('acme').id, owner: 'acme', kind: 'lab' }]);
    expect(found.unknown).toHaveLength(1);
  });

  it('is verified against the log as it is now', async () => {
    const open = await certified();
    world.append('{"not":"an entry"}');
    world.log.replaced.set('checkpoint', world.cosigned(world.log.checkpoint()));
    const log = await readLogView(world.log, world.root(), { now: NOW, at: NOW });
    const found = await verify(open, { log });
    expect(found).toMatchObject({ verdict: 'verified' });
    expect([...new Set(Object.values(outcomes(found)))]).toEqual(['holds']);
    world.log.replaced.clear();
  });
});
