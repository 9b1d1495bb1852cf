// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Listing } from '@touchstone/model';
import type { ApiRequest } from '@touchstone/registry';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { webHandler, type WebWorld } from '../../server/index.js';
import type { LiveAsked, LiveRun, LiveRuns } from '../../server/live-runs.js';
import { catalogListings } from '../../testing/catalog-listings.js';
import { ask, bytesOf, worldOf } from '../../testing/world-of.js';
import { compareVerdicts } from './compare-verdicts.js';

const OWN = 'http://127.0.0.1:8840';
const HOSTILE = '<img src=x onerror=alert(1)>"\'\u202E</script>';

describe('pages of live runs', () => {
  let listings: readonly Listing[];
  let rclone: Listing;
  let assessment: Assessment;
  let world: WebWorld;

  beforeAll(async () => {
    listings = await catalogListings(['rclone', 'kops']);
    rclone = listings[0]!;
    const path = new URL('../../../../../catalog/rclone/evidence/assessment.json', import.meta.url);
    assessment = JSON.parse(await readFile(path, 'utf8')) as Assessment;
    world = { ...(await worldOf(listings)), origin: OWN };
  }, 60_000);

  const get = async (target: string, liveRuns?: LiveRuns) =>
    (await webHandler({ ...world, liveRuns })(ask(target)))!;
  const post = async (fields: Record<string, string>, liveRuns?: LiveRuns, headers = SAME_ORIGIN) => {
    const given: Readonly<Record<string, string>> = {
      'content-type': 'application/x-www-form-urlencoded',
      host: '127.0.0.1:8840',
      ...headers,
    };
    const request: ApiRequest = {
      method: 'POST',
      path: '/solutions/rclone/live',
      query: '',
      header: (name) => given[name],
      body: bytesOf(new URLSearchParams(fields).toString()),
      client: '192.0.2.7',
    };
    return (await webHandler({ ...world, liveRuns })(request))!;
  };

  it('offer a run only where one can be made, and say why not elsewhere', async () => {
    const offered = await get('/solutions/rclone/live', fake());
    expect(offered.body).toContain('Run rclone now');
    expect(offered.body).toContain('<option>2026.2</option>');
    const forbidden = await get('/solutions/rclone/live');
    expect(forbidden.body).toContain('did not allow it');
    expect(forbidden.body).not.toContain('<button class="main"');
    const missing = await get(
      '/solutions/rclone/live',
      fake({ offer: () => ({ kind: 'refused', why: 'No recipe runs here: bubblewrap is not installed.' }) }),
    );
    expect(missing.body).toContain('bubblewrap is not installed');
    expect(await get('/solutions/nobody/live', fake())).toMatchObject({ status: 404 });
  });

  it('say when the recipe is no longer the one that the certificate names', async () => {
    const offer = () => ({ kind: 'offered', releases: ['2026.2'], recipe: 'sha256:other' }) as const;
    expect((await get('/solutions/rclone/live', fake({ offer }))).body).toContain('it has changed since');
  });

  it('begin a run by a form of their own, counted by who asks', async () => {
    const asked: unknown[] = [];
    const runs = fake({
      ask: (...given) => {
        asked.push(given);
        return { kind: 'asked', id: 'one' };
      },
    });
    expect(await post({ release: '2026.2' }, runs)).toMatchObject({
      status: 303,
      headers: { location: '/live/one' },
    });
    expect(asked).toEqual([['rclone', '2026.2', '192.0.2.7']]);
  });

  it('begin none for another site’s form, nor by a link', async () => {
    const runs = fake({
      ask: () => {
        throw new Error('asked');
      },
    });
    for (const headers of [
      { origin: 'https://evil.invalid', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ]) {
      expect(await post({ release: '2026.2' }, runs, headers)).toMatchObject({ status: 403 });
    }
    expect(await get('/solutions/rclone/live?release=2026.2', runs)).toMatchObject({ status: 200 });
  });

  it('tell whoever asks for too much to wait, and a wrong release from a busy queue', async () => {
    const refusing = (busy: boolean): LiveRuns =>
      fake({ ask: (): LiveAsked => ({ kind: 'refused', why: 'Not now.', busy }) });
    expect(await post({ release: '2026.2' }, refusing(true))).toMatchObject({ status: 429 });
    expect(await post({ release: 'x'.repeat(5000) }, refusing(false))).toMatchObject({
      status: 400,
      body: expect.stringContaining('Not now.'),
    });
    expect(await post({ release: '2026.2' })).toMatchObject({ status: 409 });
  });

  it('ask for themselves again while a run goes on, and no more when it has ended', async () => {
    const going = String((await get('/live/one', fake())).body);
    expect(going).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>');
    expect(going).toContain('data-events="/live/one/events"');
    expect(going).toMatch(/src="\/assets\/live-run\.[0-9a-f]{12}\.js"/);
    const over = String((await get('/live/one', fake({ find: () => done() }))).body);
    expect(over).not.toContain('http-equiv="refresh"');
    expect(over).not.toContain('data-events');
    expect(await get('/live/other', fake({ find: () => undefined }))).toMatchObject({ status: 404 });
  });

  it('show the verdict beside the published one', async () => {
    const text = String((await get('/live/one', fake({ find: () => done() }))).body);
    expect(text).toContain(`All ${rclone.criteria.length} criteria came out as published.`);
    expect(text).toContain(`href="/certificates/${rclone.certificate.statement.slice('sha256:'.length)}"`);
    const alone = fake({ find: () => ({ ...done(), solution: 'gone-since' }) });
    expect((await get('/live/one', alone)).body).toContain('No certificate of it is listed');
  });

  it('let nothing through that a recipe or its calls could smuggle in, on the page as in its events', async () => {
    const hostile: LiveRun = {
      ...going(),
      notes: [HOSTILE],
      why: HOSTILE,
      stage: HOSTILE,
      steps: going().steps.map((step) => ({ ...step, title: HOSTILE, reason: HOSTILE })),
      latest: [{ number: 1, step: HOSTILE, operation: null, method: 'GET', path: HOSTILE, status: null }],
      operations: [{ operation: `compute:${HOSTILE}`, accepted: 1, refused: 0 }],
    };
    const ended = { ...hostile, endedAt: 2, state: 'broken' } as const;
    const page = String((await get('/live/one', fake({ find: () => hostile }))).body);
    const events = await eventsOf(await get('/live/one/events', fake({ find: () => ended })));
    for (const text of [page, events]) {
      expect(text).not.toContain('<img');
      expect(text).not.toContain('\u202E');
      expect(text).toContain('&lt;img');
    }
  });

  it('send what has changed, and that alone, until the run has ended', async () => {
    const states = [going(), { ...going(), change: 2, calls: 5 }, { ...done(), change: 3 }];
    let at = 0;
    const runs = fake({
      find: () => states[at],
      changed: async () => {
        at += 1;
      },
    });
    const answer = await get('/live/one/events', runs);
    expect(answer.headers['content-type']).toContain('text/event-stream');
    expect(answer.headers['cache-control']).toContain('no-transform');
    const sent = (await eventsOf(answer)).split('\n\n').filter((event) => event !== '');
    expect(sent).toHaveLength(4);
    expect(Object.keys(dataOf(sent[0]!))).toEqual([
      'live-status',
      'live-numbers',
      'live-steps',
      'live-operations',
      'live-calls',
    ]);
    expect(Object.keys(dataOf(sent[1]!))).toEqual(['live-numbers']);
    expect(sent.at(-1)).toBe('event: end\ndata: done');
  });

  it('follow a bounded number of readers', async () => {
    const runs = fake();
    const open: AsyncIterator<Uint8Array>[] = [];
    for (let reader = 0; reader < 100; reader++) {
      const { body } = await get('/live/one/events', runs);
      const events = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
      await events.next();
      open.push(events);
    }
    expect(await get('/live/one/events', runs)).toMatchObject({ status: 404 });
    await open[0]!.return?.();
    expect(await get('/live/one/events', runs)).toMatchObject({ status: 200 });
    for (const events of open) await events.return?.();
  });

  it('explain what differs by what is known to be different', () => {
    const without = (id: string): Assessment => ({
      ...assessment,
      criteria: assessment.criteria.map((one) => (one.id === id ? { ...one, verdict: 'not run' } : one)),
    });
    const recipe = rclone.recipe!.digest!;
    const first = (here: Assessment, digest = recipe) => compareVerdicts(here, digest, rclone)[0]!;
    expect(first(without('tested-on-three-releases'))).toMatchObject({
      id: 'tested-on-three-releases',
      because: expect.stringContaining('several releases'),
    });
    const newer = {
      ...without('keystone-v3'),
      solution: { ...assessment.solution, versions: ['99'] },
    };
    expect(first(newer).because).toContain('Version 99 ran here');
    expect(first(without('keystone-v3'), 'sha256:other').because).toContain('changed since');
    expect(first(without('keystone-v3')).because).toContain('other clouds');
    expect(compareVerdicts(assessment, recipe, rclone).every(({ because }) => because === undefined)).toBe(
      true,
    );
  });

  const going = (): LiveRun => ({
    id: 'one',
    solution: 'rclone',
    release: '2026.2',
    state: 'running',
    change: 1,
    ahead: 0,
    askedAt: 1,
    startedAt: 1,
    endedAt: null,
    stage: 'Running the steps',
    purpose: 'certify',
    steps: [
      {
        id: 'upload',
        title: 'Copies a tree up',
        phase: 'step',
        purpose: 'certify',
        state: 'running',
        seconds: null,
        calls: 4,
        reason: null,
      },
    ],
    calls: 4,
    unknown: 0,
    operations: [{ operation: 'object-store:object.put', accepted: 4, refused: 0 }],
    latest: [],
    notes: [],
    recipe: rclone.recipe!.digest!,
    assessment: null,
    why: null,
  });
  const done = (): LiveRun => ({ ...going(), state: 'done', endedAt: 2, assessment });
  const fake = (parts: Partial<LiveRuns> = {}): LiveRuns => ({
    offer: () => ({ kind: 'offered', releases: ['2026.2', 'zed'], recipe: rclone.recipe!.digest! }),
    ask: () => ({ kind: 'asked', id: 'one' }),
    find: () => going(),
    all: () => [going()],
    solutions: () => ['rclone'],
    changed: async () => undefined,
    keptMs: 3_600_000,
    ...parts,
  });
});

const SAME_ORIGIN: Readonly<Record<string, string>> = { origin: OWN, 'sec-fetch-site': 'same-origin' };

async function eventsOf({ body }: { readonly body: unknown }): Promise<string> {
  let text = '';
  for await (const chunk of body as AsyncIterable<Uint8Array>) text += Buffer.from(chunk).toString('utf8');
  return text;
}

function dataOf(event: string): object {
  return JSON.parse(event.slice(event.indexOf('data: ') + 'data: '.length)) as object;
}
