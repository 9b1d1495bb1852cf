// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAssessment } from './support/read-out.js';
import { touchstone } from './support/touchstone.js';

const catalog = fileURLToPath(new URL('../../catalog/', import.meta.url));
const solutions = readdirSync(catalog, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('the committed evidence of every solution of the catalog', () => {
  it.each(solutions)(
    '%s: re-assesses byte for byte, with zero unclassified calls, on a real release and on the embedded cloud',
    async (id) => {
      const bundle = join(catalog, id, 'evidence');
      expect(existsSync(join(bundle, 'bundle.json'))).toBe(true);
      // No cloud, no variables: what it says can only come from the evidence.
      const ran = await touchstone(['assess', bundle], {}, catalog);
      expect(ran.stderr).toContain('the same bytes');
      const { runs } = await readAssessment(bundle);
      expect(runs.map((run) => run.unclassified).filter((count) => count !== 0)).toEqual([]);
      const kinds = new Set(runs.map((run) => `${run.platform.kind} ${run.platform.release.name}`));
      expect(kinds).toContain('lab zed');
      expect([...kinds].some((kind) => kind.startsWith('embedded'))).toBe(true);
    },
  );
});
