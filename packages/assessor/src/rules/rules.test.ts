// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Manifest, RecordingHeader } from '@touchstone/model';
import { assess } from '../assess.js';
import type { Recording } from '../input.js';
import { inputOf, sampleManifest } from '../testing/papers.js';
import { carry, goodRun, RecordingBuilder } from '../testing/recording-builder.js';

function judged(id: string, recordings: readonly Recording[], manifest: Manifest = sampleManifest()) {
  const found = assess(inputOf(recordings, { manifest })).criteria.find((one) => one.id === id);
  return { verdict: found?.verdict, why: found?.why };
}
const ADMIN: RecordingHeader['credential'] = {
  kind: 'application_credential',
  scratch: true,
  roles: ['admin', 'member'],
  accessRules: 0,
};
const BOUND: RecordingHeader['credential'] = {
  kind: 'application_credential',
  scratch: true,
  roles: ['member'],
  accessRules: 4,
};
const list = (builder: RecordingBuilder) => {
  carry(builder);
  builder.call('GET', '/v2.1/os-hypervisors', 'compute:hypervisor.list');
};

describe('works-without-admin', () => {
  it('is shown by a run without the role', () => {
    expect(judged('works-without-admin', [goodRun().end()]).why).toBe(
      'Every step passed with the roles member.',
    );
  });
  it('fails when operations for admin only were used with it', () => {
    const { verdict, why } = judged('works-without-admin', [goodRun({ credential: ADMIN }, list).end()]);
    expect(verdict).toBe('failed');
    expect(why).toBe('It used operations that are for admin only: compute:hypervisor.list.');
  });
  it('cannot be told when every run held the role and none needed it', () => {
    expect(judged('works-without-admin', [goodRun({ credential: ADMIN }).end()]).verdict).toBe(
      'could not tell',
    );
  });
  it('is not asked of operator tooling', () => {
    const manifest = sampleManifest();
    const operator = { ...manifest, needs: { ...manifest.needs, operator: true } };
    expect(
      judged('works-without-admin', [goodRun({ credential: ADMIN }, list).end()], operator).verdict,
    ).toBe('not asked');
  });
});

describe('application-credential', () => {
  const password = (builder: RecordingBuilder) => builder.signIn({ how: 'password' });
  it('is not run when all signed in by password and the manifest knows better', () => {
    expect(judged('application-credential', [goodRun({}, password).end()]).verdict).toBe('not run');
  });
  it('fails when the manifest says that it cannot', () => {
    const manifest = sampleManifest();
    const needs = { ...manifest.needs, auth: ['password' as const] };
    expect(
      judged('application-credential', [goodRun({}, password).end()], { ...manifest, needs }).verdict,
    ).toBe('failed');
  });
  it('fails when a password was used beside it', () => {
    const both = (builder: RecordingBuilder) => builder.signIn().signIn({ how: 'password' });
    expect(judged('application-credential', [goodRun({}, both).end()]).verdict).toBe('failed');
  });
});

describe('nothing-unclassified', () => {
  const unknown = (code: string, service: string | null) => (builder: RecordingBuilder) => {
    carry(builder);
    builder.call('GET', '/v2/zones', null, { service, unknown: { code, reason: 'Why.', nearest: [] } });
  };
  it('fails on a call that no operation matches', () => {
    expect(judged('nothing-unclassified', [goodRun({}, unknown('UNKNOWN_PATH', 'compute')).end()])).toEqual({
      verdict: 'failed',
      why: '1 call that no operation of OpenStack matches: GET /v2/zones.',
    });
  });
  it('passes, and says so, on a call of what the cloud has not either', () => {
    const wrong = (builder: RecordingBuilder) => {
      carry(builder);
      const none = { code: 'UNKNOWN_METHOD', reason: 'Why.', nearest: [] };
      builder.call('DELETE', '/v2/images', null, { service: 'image', unknown: none, status: 404 });
    };
    const { verdict, why } = judged('nothing-unclassified', [goodRun({}, wrong).end()]);
    expect(verdict).toBe('passed');
    expect(why).toContain('but for 1 call of what the cloud has not either');
  });
  it('cannot be told where the gap is in our index', () => {
    expect(judged('nothing-unclassified', [goodRun({}, unknown('UNKNOWN_SERVICE', 'dns')).end()])).toEqual({
      verdict: 'could not tell',
      why: '1 call to dns, whose operations the index does not hold yet.',
    });
  });
});

describe('no-deprecated-operations', () => {
  const proxy = (status: number) => (builder: RecordingBuilder) => {
    carry(builder);
    builder.call('GET', '/v2.1/os-floating-ips', 'compute:floating-ip.list', { status });
  };
  it('fails on a proxy of nova that was used', () => {
    const { verdict, why } = judged('no-deprecated-operations', [goodRun({}, proxy(200)).end()]);
    expect(verdict).toBe('failed');
    expect(why).toContain('compute:floating-ip.list');
  });
  it('does not fail on one that was refused: success counts, attempts do not', () => {
    expect(judged('no-deprecated-operations', [goodRun({}, proxy(404)).end()]).verdict).toBe('passed');
  });
});

describe('leaves-nothing-behind', () => {
  it('cannot be told without an inventory', () => {
    const builder = new RecordingBuilder()
      .step('prepare', 'setup')
      .step('carry', 'step', carry)
      .step('tidy', 'teardown');
    expect(judged('leaves-nothing-behind', [builder.end()]).verdict).toBe('could not tell');
  });
  it('fails on what the inventory found', () => {
    const builder = goodRun().inventory('after-teardown', [
      { type: 'object-store:container', id: 'h:00000000000000ff' },
    ]);
    expect(judged('leaves-nothing-behind', [builder.end()])).toEqual({
      verdict: 'failed',
      why: '1 resource left behind: object-store:container.',
    });
  });
});

describe('a cloud that fails', () => {
  const broken = (at: 'carry' | 'tidy') =>
    new RecordingBuilder()
      .step('prepare', 'setup')
      .step(
        'carry',
        'step',
        (builder) =>
          builder
            .signIn()
            .call('PUT', '/v1/AUTH_a/b/c', 'object-store:object.put', { status: at === 'carry' ? 502 : 400 }),
        { outcome: 'failed' },
      )
      .step(
        'tidy',
        'teardown',
        (builder) => builder.call('GET', '/v1/AUTH_a', 'object-store:account.get', { status: 502 }),
        { outcome: 'failed' },
      )
      .inventory('after-teardown')
      .end();
  it('in the first step that failed leaves the verdict open, and the release untold', () => {
    expect(judged('every-step-passed', [broken('carry')])).toEqual({
      verdict: 'could not tell',
      why: '1 call failed in the cloud, in the first step that failed. failed: carry, tidy.',
    });
    expect(assess(inputOf([broken('carry')])).releases.find((one) => one.release === 'zed')?.standing).toBe(
      'claimed',
    );
  });
  it('only after the solution had failed excuses nothing', () => {
    expect(judged('every-step-passed', [broken('tidy')]).verdict).toBe('failed');
  });
});

describe('least-privilege', () => {
  const limited = (body: (builder: RecordingBuilder) => void, outcome: 'passed' | 'failed', rules = 4) =>
    new RecordingBuilder({
      run: 'run-limited',
      purpose: 'least-privilege',
      credential: { ...BOUND, accessRules: rules },
    })
      .step('prepare', 'setup')
      .step('carry', 'step', body, { outcome })
      .step('tidy', 'teardown')
      .inventory('after-teardown')
      .end();
  const refused = (builder: RecordingBuilder) =>
    builder.signIn().call('PUT', '/v1/AUTH_a/b/c', 'object-store:object.put', { status: 401 });

  it('passes when every step passed under rules', () => {
    expect(judged('least-privilege', [goodRun().end(), limited(carry, 'passed')])).toEqual({
      verdict: 'passed',
      why: 'Every step passed under 4 access rules.',
    });
  });
  it('says nothing when no rule bound the credential', () => {
    expect(judged('least-privilege', [goodRun().end(), limited(carry, 'passed', 0)]).verdict).toBe(
      'could not tell',
    );
  });
  it('fails when steps failed under rules that the cloud checks', () => {
    const some = (builder: RecordingBuilder) => {
      carry(builder);
      refused(builder);
    };
    expect(judged('least-privilege', [goodRun().end(), limited(some, 'failed')]).verdict).toBe('failed');
  });
  it('does not blame the solution for a cloud that checks no rules', () => {
    const { verdict, why } = judged('least-privilege', [goodRun().end(), limited(refused, 'failed')]);
    expect(verdict).toBe('could not tell');
    expect(why).toContain('service_type is not set in [keystone_authtoken]');
  });
  it('does not blame it for a method that rules cannot name', () => {
    const copy = (builder: RecordingBuilder) => {
      carry(builder);
      builder.call('COPY', '/v1/AUTH_a/b/c', 'object-store:object.copy', { status: 201 });
    };
    const some = (builder: RecordingBuilder) => {
      carry(builder);
      builder.call('COPY', '/v1/AUTH_a/b/c', 'object-store:object.copy', { status: 401 });
    };
    const { verdict, why } = judged('least-privilege', [goodRun({}, copy).end(), limited(some, 'failed')]);
    expect(verdict).toBe('could not tell');
    expect(why).toBe("It uses COPY, for which Keystone's access rules have no word. failed: carry.");
  });
});

describe('set-up and teardown', () => {
  const helped = () =>
    new RecordingBuilder()
      .inventory('before')
      .step('prepare', 'setup', (builder) => {
        carry(builder);
        builder.call('GET', '/v2.1/os-floating-ips', 'compute:floating-ip.list');
      })
      .step('carry', 'step', (builder) => builder.call('GET', '/v1/AUTH_a', 'object-store:account.get'))
      .step('tidy', 'teardown')
      .inventory('after-teardown')
      .end();
  it('speak neither for the solution nor against it', () => {
    expect(judged('core-life-cycle', [helped()]).verdict).toBe('failed');
    expect(judged('no-deprecated-operations', [helped()]).verdict).toBe('passed');
  });
  it('may sign in for it, and need their access rules', () => {
    expect(judged('keystone-v3', [helped()]).verdict).toBe('passed');
    const { accessRules } = assess(inputOf([helped()]));
    expect(accessRules.map((rule) => rule.path)).toContain('/v2.1/os-floating-ips');
  });
});

describe('core-life-cycle and concerns', () => {
  it('read not run when nothing uses a core concern', () => {
    const idle = goodRun({}, (builder) => builder.signIn()).end();
    expect(judged('core-life-cycle', [idle])).toEqual({
      verdict: 'not run',
      why: 'Nothing in the recordings uses a core concern of its category (object-storage).',
    });
    expect(judged('core-concerns-native', [idle])).toEqual({
      verdict: 'not run',
      why: 'Not exercised: object-storage.',
    });
  });
  it('fail when it was used without a whole life', () => {
    const half = goodRun({}, (builder) =>
      builder.signIn().call('GET', '/v1/AUTH_a', 'object-store:account.get'),
    ).end();
    expect(judged('core-life-cycle', [half]).verdict).toBe('failed');
    expect(judged('core-concerns-native', [half]).why).toBe(
      'Used without a whole life cycle: object-storage.',
    );
  });
  it('ask a monitor to read only', () => {
    const finder = goodRun({}, (builder) =>
      builder.signIn().call('GET', '/v2.1/servers/detail', 'compute:server.list-detail'),
    ).end();
    const monitor = sampleManifest({ category: 'monitoring' });
    expect(judged('core-life-cycle', [finder], monitor).verdict).toBe('passed');
    expect(judged('core-concerns-native', [finder], monitor).verdict).toBe('passed');
  });
  it('do not take signing in for a whole job of a command line', () => {
    const idle = goodRun({}, (builder) => builder.signIn()).end();
    expect(judged('core-life-cycle', [idle], sampleManifest({ category: 'sdk-cli' })).verdict).toBe(
      'not run',
    );
  });
});

describe('recording-complete', () => {
  it('fails where manifest or recipe files are not those that the run was made with', () => {
    const good = judged('recording-complete', [goodRun().end()]);
    expect(good.verdict).toBe('passed');
    const other = `sha256:${'0'.repeat(64)}`;
    for (const change of [{ manifest: other }, { recipe: other }, { recipe: null }, { solution: null }]) {
      expect(judged('recording-complete', [goodRun(change).end()]).verdict).toBe('failed');
    }
  });
});

describe('tested-on-newest-release', () => {
  const on = (kind: 'embedded' | 'cloud', how: 'declared' | 'identified', candidates: string[]) => {
    const { platform } = goodRun().end().header;
    const release = { name: '2026.2', how, candidates };
    return judged('tested-on-newest-release', [goodRun({ platform: { ...platform, kind, release } }).end()])
      .verdict;
  };
  it('takes no word for a release that nothing on the cloud bears out', () => {
    expect(on('embedded', 'declared', [])).toBe('passed');
    expect(on('cloud', 'identified', ['2026.2'])).toBe('passed');
    expect(on('cloud', 'declared', ['2026.2', '2026.1'])).toBe('passed');
    expect(on('cloud', 'declared', [])).toBe('not run');
    expect(on('cloud', 'declared', ['zed'])).toBe('not run');
  });
});
