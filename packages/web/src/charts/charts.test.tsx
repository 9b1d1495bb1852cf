// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogListings } from '../testing/catalog-listings.js';
import { BarChart } from './bar-chart.js';
import { CallTimeline } from './call-timeline.js';
import { ConcernMatrix } from './concern-matrix.js';
import { DifferenceChart } from './difference-chart.js';
import { heatOf } from './operation-cell.js';
import { OperationsHeatMap } from './operations-heat-map.js';
import { PlatformMatrix } from './platform-matrix.js';
import { ReleaseStrip } from './release-strip.js';
import { ShareBars } from './share-bars.js';
import { StackedBars } from './stacked-bars.js';
import { UsageMatrix } from './usage-matrix.js';

let rclone: Listing;
let kops: Listing;
beforeAll(async () => {
  [rclone, kops] = (await catalogListings(['rclone', 'kops'])) as [Listing, Listing];
});

const draw = (chart: ReactElement) => renderToStaticMarkup(chart).replaceAll('<wbr/>', '');
const rowsOf = (text: string) => text.split('<tr').length - 1;

describe('the heat map', () => {
  it('names each operation of a few, with its calls, and has a row for each in its table', () => {
    const text = draw(<OperationsHeatMap solution={rclone.id} services={rclone.services} ran scanned />);
    const operations = rclone.services.flatMap((one) => one.operations);
    expect(text.split('class="calls"').length - 1).toBe(operations.length);
    // A row each, one for the heads, one for each service.
    expect(rowsOf(text)).toBe(operations.length + 1 + rclone.services.length);
    const copy = operations.find((one) => one.operation === 'object-store:object.copy');
    expect(text).toContain(`<code>object.copy</code></a><span class="calls">${copy?.used}</span>`);
  });

  it('draws a square for each of many, and says in words what it is', () => {
    const text = draw(<OperationsHeatMap solution={kops.id} services={kops.services} ran={false} scanned />);
    const operations = kops.services.flatMap((one) => one.operations);
    expect(operations.length).toBe(88);
    expect(text.split('<title>').length - 1).toBe(88);
    expect(text).toContain('aria-label="network: 31 found"');
    expect(text).not.toContain('Accepted');
  });

  it('keeps a single call visible beside thousands', () => {
    expect([0, 1, 10, 100, 1000, 10_000].map((count) => heatOf(count, 10_000))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(heatOf(1, 1)).toBe(1);
  });
});

describe('the matrix of concerns', () => {
  it('tells core from relevant, and no evidence from not concerned', () => {
    const text = draw(
      <ConcernMatrix
        caption="Concerns"
        columns={[
          { key: 'a', head: 'A' },
          { key: 'b', head: 'B' },
        ]}
        rows={[
          { concern: 'dns', relevance: 'other', cells: { a: { verdict: 'not concerned' } } },
          {
            concern: 'compute',
            relevance: 'core',
            cells: { a: { verdict: 'native', href: '#f' }, b: { verdict: 'both' } },
          },
        ]}
      />,
    );
    expect(text.indexOf('/concerns/compute')).toBeLessThan(text.indexOf('/concerns/dns'));
    expect(text).toContain('<a href="#f">');
    expect(text).toContain('no evidence');
  });
});

describe('releases and platforms', () => {
  it('lead from each tested cell to its newest run, with its day and its steps', () => {
    const releases = rclone.releases.map((one) => one.release).toReversed();
    const text = draw(<PlatformMatrix solution="rclone" cells={rclone.platforms} releases={releases} />);
    expect(rowsOf(text)).toBe(releases.length + 1);
    const cell = rclone.platforms.find((one) => one.kind === 'lab' && one.release === 'zed');
    expect(text).toContain(`href="/solutions/rclone/runs/${cell?.runs[0]}"`);
    expect(text).toContain('9 of 9 steps');
    expect(text).not.toContain('of whoever ran it');
  });

  it('say so where nothing ran and nothing is claimed', () => {
    expect(draw(<PlatformMatrix solution="kops" cells={[]} releases={['zed']} />)).toContain('Nothing ran');
  });

  it('fit into a list of results, in words too', () => {
    expect(draw(<ReleaseStrip releases={rclone.releases} />)).toContain(
      'aria-label="tested on zed, 2025.1, 2026.2"',
    );
    expect(draw(<ReleaseStrip releases={[]} />)).toContain('aria-label="no release tested"');
  });
});

describe('bars', () => {
  it('start from nothing and share one scale', () => {
    const bars = [
      { key: 'a', label: 'A', value: 50 },
      { key: 'b', label: 'B', value: 25, of: 100 },
    ];
    const text = draw(<BarChart caption="C" rowHead="R" valueHead="V" bars={bars} empty="None." />);
    expect(text).toContain('class="bar-fill" width="50%"');
    expect(text).toContain('class="bar-fill" width="25%"');
    expect(text).toContain('class="bar-track" width="100%"');
    expect(text).toContain('25 of 100');
  });

  it('divide a whole without those whom it does not concern', () => {
    const shares = [
      { key: 'dns', label: 'DNS', counts: { native: 3, parallel: 1, 'not concerned': 35 } },
      { key: 'billing', label: 'Billing', counts: { 'not concerned': 39 } },
    ];
    const text = draw(<ShareBars caption="C" rowHead="R" shares={shares} />);
    expect(text).toContain('aria-label="3 native, 1 parallel"');
    expect(text).toContain('class="full" x="0%" y="1" width="75%"');
    expect(text).toContain('3 of 4 native');
    expect(text).toContain('No bar for 1 more');
    expect(text.split('<th scope="row"').length - 1).toBe(2);
  });

  it('tell what failed from what passed without colour, and share one scale where they are asked to', () => {
    const text = draw(
      <StackedBars
        oneScale
        caption="C"
        rowHead="Release"
        without="nothing ran"
        parts={[
          { key: 'tested', look: 'full' },
          { key: 'failed', look: 'crossed' },
        ]}
        stacks={[
          { key: 'a', label: 'A', counts: { tested: 8 }, note: '8' },
          { key: 'b', label: 'B', counts: { tested: 1, failed: 1 }, note: '1' },
          { key: 'c', label: 'C', counts: {}, note: '0' },
        ]}
      />,
    );
    expect(text).toContain('class="full" x="0%" y="1" width="100%"');
    expect(text).toContain('class="crossed" x="12.5%" y="1" width="12.5%"');
    expect(text).toContain('<line class="cross"');
    expect(text).toContain('aria-label="1 tested, 1 failed"');
    expect(text).toContain('No bar for 1 more: nothing ran.');
  });

  it('show where two differ most first', () => {
    const rows = [
      { key: 'same', label: 'Same', left: 0, common: 9, right: 0 },
      { key: 'other', label: 'Other', left: 4, common: 1, right: 5 },
    ];
    const text = draw(<DifferenceChart caption="C" rowHead="R" left="A" right="B" rows={rows} />);
    expect(text.indexOf('Other')).toBeLessThan(text.indexOf('Same'));
    expect(text).toContain('class="right" x="50%" y="1" width="50%"');
  });
});

describe('the matrix of usage', () => {
  const row = { key: 'a', label: 'A', seen: [3, 0, 0], found: [5, 2, 0], note: '' };

  it('draws what was seen full and what was only found hollow, and nothing where neither was', () => {
    const columns = ['compute', 'network', 'dns'].map((name) => ({ key: name, name }));
    const text = draw(<UsageMatrix caption="C" of="service" columns={columns} rows={[row]} table={null} />);
    const line = text.slice(text.indexOf('usage-name'));
    expect(line.match(/class="h\d"/g)).toHaveLength(1);
    expect(line.match(/class="found"/g)).toHaveLength(1);
    expect(line).toContain('aria-label="2 of 3"');
    expect(text).toContain('1 to 5 operations of a service');
  });

  it('makes one path of hundreds of columns without names', () => {
    const many = Array.from({ length: 300 }, (_, index) => index % 2);
    const columns = many.map((_, index) => ({ key: String(index) }));
    const rows = [{ ...row, seen: many, found: many.map((one) => 1 - one) }];
    const text = draw(<UsageMatrix caption="C" of="service" columns={columns} rows={rows} table={null} />);
    const line = text.slice(text.indexOf('usage-name'));
    expect(line.match(/<path/g)).toHaveLength(2);
    expect(line.length).toBeLessThan(5000);
  });
});

describe('the timeline', () => {
  it('has a lane and a row for each service of a real run', () => {
    const [run] = rclone.runs;
    if (run === undefined) throw new Error('rclone ran');
    const text = draw(<CallTimeline seconds={run.seconds} lanes={run.timeline} />);
    expect(text.split('class="lane"').length - 1).toBe(run.timeline.length);
    expect(rowsOf(text)).toBe(run.timeline.length + 1);
  });

  it('draws nothing outside its lane, and a single call two pixels high', () => {
    const text = draw(<CallTimeline seconds={10} lanes={[{ service: null, perBin: [0, 1, 1000] }]} />);
    expect(text).toContain('class="lane unknown"');
    const d = /class="area" d="([^"]*)"/.exec(text)?.[1] ?? '';
    const heights = [...d.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map((match) => Number(match[1]));
    expect(Math.max(...heights)).toBe(40);
    expect(Math.min(...heights)).toBe(4);
    expect(heights).toContain(38);
  });
});
