// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAssessment } from './support/read-out.js';
import { touchstone } from './support/touchstone.js';

const catalog = fileURLToPath(new URL('../../catalog/', import.meta.url));
const solutions = readdirSync(catalog, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const running = solutions.filter((id) =>
  readFileSync(join(catalog, id, 'touchstone.yaml'), 'utf8').includes('\nrecipe:'),
);

describe('the committed evidence of every solution of the catalog', () => {
  it.each(solutions)('%s: re-assesses byte for byte, and holds a scan of its source', async (id) => {
    const bundle = join(catalog, id, 'evidence');
    expect(existsSync(join(bundle, 'bundle.json'))).toBe(true);
    // No cloud, no variables: what it says can only come from the evidence.
    const ran = await touchstone(['assess', bundle], {}, catalog);
    expect(ran.stderr).toContain('the same bytes');
    const { scans } = await readAssessment(bundle);
    expect(scans.map((scan) => scan.of)).toEqual(['the solution']);
  });

  it.each(running)(
    '%s: has zero unclassified calls, on a real release and on the embedded cloud',
    async (id) => {
      const { runs } = await readAssessment(join(catalog, id, 'evidence'));
      expect(runs.map((run) => run.unclassified).filter((count) => count !== 0)).toEqual([]);
      const kinds = new Set(runs.map((run) => `${run.platform.kind} ${run.platform.release.name}`));
      expect(kinds).toContain('lab zed');
      expect([...kinds].some((kind) => kind.startsWith('embedded'))).toBe(true);
    },
  );

  it('judges the criteria of scans for all of them', async () => {
    const asked = ['no-insecure-practices', 'no-parallel-stack', 'fits-beside-platform'];
    for (const id of solutions) {
      const { criteria } = await readAssessment(join(catalog, id, 'evidence'));
      const judged = criteria.filter((one) => asked.includes(one.id));
      expect(judged.map((one) => one.id).sort(), id).toEqual([...asked].sort());
      expect(
        judged.map((one) => one.verdict),
        id,
      ).not.toContain('not run');
    }
  });
});
