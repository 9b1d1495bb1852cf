// SPDX-License-Identifier: Apache-2.0
import type { Verification } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { CertifiedCase } from '../testing/certified-case.js';
import type { Certifying } from '../testing/certified-world.js';
import { miniMembers, openMembers, type MiniBundle } from '../testing/mini-bundle.js';
import { anOwner } from '../testing/a-trust-root.js';
import { reproducedBy } from './reproduced.js';

let given: CertifiedCase;
beforeAll(async () => {
  given = await CertifiedCase.make();
});

async function result(told: Certifying, mini: MiniBundle): Promise<Verification> {
  return given.verify(await given.certify(told, openMembers(await miniMembers(mini))));
}
const together = (...all: readonly Verification[]) => reproducedBy(all, given.world.root());

describe('two results of one solution', () => {
  it('reproduce each other where independent labs agree, each by runs of its own', async () => {
    const found = together(
      await result({ lab: 'acme' }, { run: 'run-aa' }),
      await result({ lab: 'other-lab' }, { run: 'run-bb' }),
    );
    expect(found).toMatchObject({ reproduced: { level: 'basic', labs: ['acme', 'other-lab'] } });
  });

  it('are one where two labs sign the same recordings', async () => {
    const found = together(
      await result({ lab: 'acme' }, { run: 'run-aa' }),
      await result({ lab: 'other-lab' }, { run: 'run-aa' }),
    );
    expect(found.reproduced).toBeNull();
    expect(found.notReproduced).toContain('independent');
  });

  it('are one where a lab signs a copy of the recordings of another that it has changed', async () => {
    const found = together(
      await result({ lab: 'acme' }, { run: 'run-aa' }),
      await result({ lab: 'other-lab' }, { run: 'run-aa', startedAt: '2026-11-20T13:00:00.000Z' }),
    );
    expect(found.reproduced).toBeNull();
  });

  it('are one where one lab, or its vendor, says it twice', async () => {
    const acme = await result({ lab: 'acme' }, { run: 'run-aa' });
    expect(together(acme, await result({ lab: 'acme' }, { run: 'run-bb' })).reproduced).toBeNull();
    expect(together(acme, await result({ lab: 'carrier-inc' }, { run: 'run-bb' })).reproduced).toBeNull();
  });

  it('are one where both labs are of one organisation', async () => {
    const both = [
      await result({ lab: 'acme' }, { run: 'run-aa' }),
      await result({ lab: 'other-lab' }, { run: 'run-bb' }),
    ];
    const owners = given.world
      .trustRoot()
      .owners.map((owner) =>
        owner.id === 'other-lab' ? anOwner('other-lab', 'lab', { operator: ' ACME gmbh' }) : owner,
      );
    expect(reproducedBy(both, given.world.root({ owners })).reproduced).toBeNull();
  });

  it('show nothing where one of them is rejected, or nobody says who is a lab', async () => {
    const good = await result({ lab: 'acme' }, { run: 'run-aa' });
    const bad = await given.verify(await given.lying({ level: 'native' }));
    expect(together(good, bad).reproduced).toBeNull();
    expect(reproducedBy([good, good], undefined).reproduced).toBeNull();
    expect(together(good)).toEqual({ reproduced: null, notReproduced: null });
  });
});
