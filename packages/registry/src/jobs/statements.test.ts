// SPDX-License-Identifier: Apache-2.0
import PgBoss from 'pg-boss';
import { describe, expect, it } from 'vitest';
import { JOBS_SCHEMA } from './job-migration.js';
import { statementsOf } from './statements.js';

describe('a plan of pg-boss', () => {
  it('is cut into its statements, functions whole, without the bounds of its transaction', () => {
    const plan =
      'BEGIN;\nselect 1;\ncreate function f() as $$ begin; return; end $$ language sql;;\n commit;';
    expect(statementsOf(plan)).toEqual([
      'select 1',
      'create function f() as $$ begin; return; end $$ language sql',
    ]);
  });

  it('makes the tables that our migration was written for', () => {
    const statements = statementsOf(PgBoss.getConstructionPlans(JOBS_SCHEMA));
    expect(statements.filter((one) => one.includes('$$'))).toHaveLength(2);
    // Another version: databases that are there need a migration of their own (PgBoss.getMigrationPlans).
    expect(statements.at(-1)).toBe(`INSERT INTO ${JOBS_SCHEMA}.version(version) VALUES ('24')`);
  });
});
