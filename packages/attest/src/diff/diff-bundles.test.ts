// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bundleDiff,
  canonicalJson,
  parsePaper,
  scan as scanSchema,
  type Assessment,
  type BundleDiff,
  type DiffedCriterion,
} from '@touchstone/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBundle } from '../bundle/bundle-folder.js';
import { assessEvidence, bundleMembers } from '../bundle/evidence.js';
import { parseGuidelineFiles, type GuidelineFiles } from '../bundle/guideline-texts.js';
import { openBundle } from '../bundle/open-bundle.js';
import { packBundle } from '../bundle/pack-bundle.js';
import { scanText, type ScanPaper } from '../bundle/scan-paper.js';
import { readPublishedGuideline } from '../testing/published-guideline.js';
import { smallEvidence, type SmallEvidence, type SmallRun } from '../testing/small-evidence.js';
import { diffBundles } from './diff-bundles.js';
import { diffMarkdown } from './diff-markdown.js';
import { diffText } from './diff-text.js';

let place = '';
let written = 0;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-diff-'));
  written = 0;
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function bundle(of: SmallEvidence, tamper = (told: Assessment): Assessment => told): Promise<string> {
  const evidence = await smallEvidence(of);
  const folder = join(place, `bundle-${(written += 1)}`);
  const assessment = tamper(await assessEvidence(evidence));
  await writeBundle(folder, assessment.solution.id, bundleMembers(evidence, assessment));
  return folder;
}

async function diff(a: string, b: string): Promise<BundleDiff> {
  const found = await diffBundles(await openBundle(a), await openBundle(b));
  // What is printed as JSON is what the schema says.
  expect(bundleDiff.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  return found;
}

function criterion(found: BundleDiff, id: string): DiffedCriterion {
  const one = found.criteria.find((each) => each.id === id);
  if (one === undefined) throw new Error(`${id} is no difference`);
  return one;
}

const ZED: SmallRun = { id: 'run-zed-1', release: 'zed', outcome: 'passed' };
const NEWER: SmallRun = { id: 'run-2026.2-1'.replace('.', '-'), release: '2026.2', outcome: 'passed' };
const failing = (run: SmallRun): SmallRun => ({ ...run, id: `${run.id}-again`, outcome: 'failed' });

/** The published guideline, with one of its texts changed. */
function guideline(
  change: (texts: GuidelineFiles['texts']) => Partial<GuidelineFiles['texts']>,
): GuidelineFiles {
  const { texts } = readPublishedGuideline();
  return parseGuidelineFiles({ ...texts, ...change(texts) });
}

/** The published guideline where storage must deal in networks as well. */
const asksMore = (): GuidelineFiles =>
  guideline(({ categories }) => ({
    categories: categories.replace(/(- id: storage\n[^]*?core: \[)/, '$1networking, '),
  }));
const asksLess = (): GuidelineFiles =>
  guideline(({ guideline: text }) => ({
    guideline: text.replace(/  - id: keystone-v3\n[^]*?(?=  - id: )/, ''),
  }));

function someScan(): ScanPaper {
  const folder = new URL('../../../../catalog/rclone/evidence/', import.meta.url);
  const { members } = JSON.parse(readFileSync(new URL('bundle.json', folder), 'utf8')) as {
    members: { role: string; path: string }[];
  };
  const path = members.find(({ role }) => role === 'scan')!.path;
  const scan = parsePaper(scanSchema, readFileSync(new URL(path, folder), 'utf8'), { name: path });
  return { scan, text: scanText(scan) };
}

describe('two bundles', () => {
  it('have the same verdicts where they are the same, whatever their form', async () => {
    const one = await bundle({ runs: [ZED] });
    await packBundle(one, join(place, 'file'));
    const found = await diff(one, join(place, 'file'));
    expect(found).toMatchObject({ sameVerdicts: true, criteria: [], steps: [] });
    expect(found.inputs.recordings).toEqual({ both: 1, onlyA: [], onlyB: [] });
    expect(diffText(found, { colour: false, width: 100 })).toContain('No verdict differs.');
  });

  it('must be of one solution', async () => {
    const one = await bundle({ runs: [ZED] });
    const rclone = new URL('../../../../catalog/rclone/evidence', import.meta.url).pathname;
    await expect(diff(one, rclone)).rejects.toMatchObject({ code: 'DIFF_SOLUTIONS' });
  });

  it('give the same difference every time', async () => {
    const [a, b] = [
      await bundle({ runs: [ZED] }),
      await bundle({ runs: [failing(ZED)], guideline: asksMore() }),
    ];
    expect(canonicalJson(await diff(a, b))).toBe(canonicalJson(await diff(a, b)));
  });
});

describe('a changed verdict', () => {
  it('is laid to the guideline where the same evidence is judged otherwise by it', async () => {
    const [a, b] = [await bundle({ runs: [ZED] }), await bundle({ runs: [ZED], guideline: asksMore() })];
    const found = await diff(a, b);
    expect(found.sameVerdicts).toBe(true);
    expect(found.inputs.categories.changed).toEqual(['storage']);
    expect(found.concerns).toMatchObject([{ concern: 'networking', b: { relevance: 'core' } }]);
    const less = await diff(a, await bundle({ runs: [ZED], guideline: asksLess() }));
    expect(less.sameVerdicts).toBe(false);
    expect(criterion(less, 'keystone-v3')).toMatchObject({ b: null, causes: ['guideline'] });
    expect(less.inputs.criteria.onlyA).toEqual(['keystone-v3']);
  });

  it('is laid to the run where solution, recipe and platform are the same', async () => {
    const found = await diff(await bundle({ runs: [ZED] }), await bundle({ runs: [failing(ZED)] }));
    const one = criterion(found, 'every-step-passed');
    expect(one).toMatchObject({ a: { verdict: 'passed' }, b: { verdict: 'failed' }, causes: ['runs'] });
    expect(one.crossed).toEqual({ aByB: 'passed', bByA: 'failed' });
    expect(one.explanation).toMatchInlineSnapshot(
      `"Nothing differs but what was run. On lab zed: "passed" for A, "failed" for B; solution, recipe and platform were the same, so the run itself went otherwise."`,
    );
    expect(found.steps).toEqual([{ step: 'carry', where: ['lab zed'], a: 'passed', b: 'failed' }]);
  });

  it.each([
    ['solution', { runs: [{ ...failing(ZED), version: '2' }] }],
    ['platform', { runs: [{ ...failing(ZED), cloud: 'rebuilt' }] }],
    ['recipe', { runs: [failing(ZED)], script: 'exit 1\n' }],
    ['manifest', { runs: [failing(ZED)], licence: 'Apache-2.0' }],
  ])('is laid to the %s where that is what differs between the runs', async (cause, later) => {
    const found = await diff(await bundle({ runs: [ZED] }), await bundle(later));
    expect(criterion(found, 'every-step-passed').causes).toEqual([cause]);
  });

  it('is laid to each of what differs where the bundles cannot tell, and says so', async () => {
    const later = { runs: [{ ...failing(ZED), version: '2', cloud: 'rebuilt' }], licence: 'Apache-2.0' };
    const found = await diff(await bundle({ runs: [ZED] }), await bundle(later));
    const one = criterion(found, 'every-step-passed');
    expect(one.causes).toEqual(['manifest', 'solution', 'platform']);
    expect(one.explanation).toContain('do not tell which of these it was');
    expect(found.inputs.manifest).toEqual([{ field: 'solution.licence', a: '"MIT"', b: '"Apache-2.0"' }]);
  });

  it('is laid to the platform that only one of them was run on', async () => {
    const a = await bundle({ runs: [ZED, NEWER] });
    const found = await diff(a, await bundle({ runs: [ZED] }));
    const one = criterion(found, 'tested-on-newest-release');
    expect(one.causes).toEqual(['platform']);
    expect(one.explanation).toMatchInlineSnapshot(
      `"Nothing differs but what was run. Only A has runs on lab 2026.2."`,
    );
    expect(found.inputs.recordings).toMatchObject({ both: 1, onlyA: [{ where: 'lab 2026.2' }], onlyB: [] });
    expect(found.inputs.platforms.onlyA).toEqual(['lab 2026.2']);
    const back = await diff(await bundle({ runs: [ZED] }), a);
    expect(criterion(back, 'tested-on-newest-release').explanation).toContain(
      'Only B has runs on lab 2026.2.',
    );
  });

  it('is laid to the one platform whose runs decide it, though others were run anew too', async () => {
    const anew = { ...NEWER, id: 'run-2026-2-anew' };
    const found = await diff(
      await bundle({ runs: [ZED, NEWER] }),
      await bundle({ runs: [failing(ZED), anew] }),
    );
    expect(found.inputs.recordings.both).toBe(0);
    expect(criterion(found, 'every-step-passed').explanation).toContain('On lab zed: "passed" for A');
    expect(criterion(found, 'every-step-passed').explanation).not.toContain('lab 2026.2');
  });

  it('is laid to several runs where each of them would do, and to all of them where none does alone', async () => {
    const a = await bundle({ runs: [ZED, NEWER] });
    const both = await diff(a, await bundle({ runs: [failing(ZED), failing(NEWER)] }));
    expect(criterion(both, 'every-step-passed').explanation).toContain(
      'On lab 2026.2; lab zed: "passed" for A',
    );
    const found = await diff(a, await bundle({ runs: [failing(ZED)] }));
    // One run that passed without the admin role is enough: both must go.
    expect(criterion(found, 'works-without-admin').causes).toEqual(['runs', 'platform']);
    expect(criterion(found, 'works-without-admin').explanation).toContain('No single platform decides it.');
  });

  it('is laid to runs of a kind that only one of them has', async () => {
    const bound = { ...failing(ZED), purpose: 'least-privilege' as const };
    const found = await diff(await bundle({ runs: [ZED] }), await bundle({ runs: [ZED, bound] }));
    expect(criterion(found, 'least-privilege')).toMatchObject({
      a: { verdict: 'not run' },
      causes: ['runs'],
    });
  });

  it('is laid to the scans', async () => {
    const [a, b] = [await bundle({ runs: [ZED] }), await bundle({ runs: [ZED], scans: [someScan()] })];
    const found = await diff(a, b);
    for (const id of ['no-parallel-stack', 'no-insecure-practices', 'fits-beside-platform']) {
      expect(criterion(found, id)).toMatchObject({ a: { verdict: 'not run' }, causes: ['scans'] });
    }
    expect(found.inputs.scans).toMatchObject({ both: 0, onlyA: [] });
    expect(found.inputs.scans.onlyB).toHaveLength(1);
  });

  it('is laid to what it rests on where several things differ', async () => {
    const a = await bundle({ runs: [ZED] });
    const b = await bundle({ runs: [failing(ZED)], scans: [someScan()], guideline: asksLess() });
    const found = await diff(a, b);
    expect(criterion(found, 'every-step-passed').causes).toEqual(['runs']);
    expect(criterion(found, 'no-parallel-stack').causes).toEqual(['scans']);
    expect(criterion(found, 'keystone-v3').causes).toEqual(['guideline']);
    expect(criterion(found, 'no-parallel-stack').explanation).toMatchInlineSnapshot(
      `"It is the scans: with B's, A is "passed" as well; with A's, B would be "not run"."`,
    );
  });

  it('is laid to the rules where an assessment does not follow from its evidence', async () => {
    const flatter = (told: Assessment): Assessment => ({
      ...told,
      criteria: told.criteria.map((one) =>
        one.id === 'least-privilege' ? { ...one, verdict: 'passed', why: 'Trust me.' } : one,
      ),
    });
    const a = await bundle({ runs: [ZED] });
    const found = await diff(a, await bundle({ runs: [ZED] }, flatter));
    expect(found.b.assessment).toBe('does not follow');
    expect(criterion(found, 'least-privilege')).toMatchObject({
      causes: ['rules'],
      b: { verdict: 'passed' },
    });
    const older = (told: Assessment): Assessment => ({ ...flatter(told), rules: '0' });
    const explained = criterion(await diff(a, await bundle({ runs: [ZED] }, older)), 'least-privilege');
    expect(explained.explanation).toContain('was made by rules 0');
  });

  it('is all that a made-up assessment can change: runs, steps and findings are those of the evidence', async () => {
    const a = await bundle({ runs: [ZED] });
    const b = await bundle({ runs: [ZED] }, (told) => ({ ...told, runs: [], concerns: [], releases: [] }));
    const found = await diff(a, b);
    expect(found).toMatchObject({
      sameVerdicts: true,
      steps: [],
      concerns: [],
      b: { assessment: 'does not follow' },
    });
    expect(found.inputs).toEqual((await diff(a, a)).inputs);
  });

  it('is told also where one guideline cannot judge the evidence of the other', async () => {
    const unknown = guideline(({ categories }) => ({
      categories: categories.replace('- id: storage\n', '- id: stowage\n'),
    }));
    const a = await bundle({ runs: [ZED] });
    const evidence = await smallEvidence({ runs: [failing(ZED)] });
    const assessment = await assessEvidence(evidence);
    await writeBundle(
      join(place, 'odd'),
      'carrier',
      bundleMembers({ ...evidence, guideline: unknown }, assessment),
    );
    const found = await diff(a, join(place, 'odd'));
    expect(found.b.assessment).toBe('could not be computed');
    expect(criterion(found, 'every-step-passed').causes).toEqual(['rules']);
  });
});

describe('what a person reads of a difference', () => {
  it('says what fell, why, and what was judged, in any width and as Markdown', async () => {
    const a = await bundle({ runs: [ZED, NEWER] });
    const found = await diff(a, await bundle({ runs: [failing(ZED)], guideline: asksLess() }));
    const named = { ...found, a: { ...found.a, name: 'before' }, b: { ...found.b, name: 'after' } };
    expect(diffText(named, { colour: false, width: 100 })).toMatchSnapshot();
    expect(diffMarkdown(named)).toMatchSnapshot();
    const narrow = diffText(named, { colour: false, width: 80 }).split('\n');
    expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('is not made to lie by what a stranger wrote', async () => {
    const mischief = (told: Assessment): Assessment => ({
      ...told,
      criteria: told.criteria.map((one) => ({
        ...one,
        verdict: 'failed',
        why: 'fine\n\u001b[2K\u202e <img src=x> | @everyone [link](https://example.org)',
      })),
    });
    const found = await diff(await bundle({ runs: [ZED] }), await bundle({ runs: [ZED] }, mischief));
    const [text, markdown] = [diffText(found, { colour: false, width: 100 }), diffMarkdown(found)];
    for (const treacherous of ['\u001b', '\u202e']) {
      expect(text).not.toContain(treacherous);
      expect(markdown).not.toContain(treacherous);
    }
    expect(markdown).not.toMatch(/<img|@everyone|\[link\]/);
  });
});
