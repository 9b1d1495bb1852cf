// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { CONFIDENCES, MAX_PLACES, ORIGINS, scan as scanSchema, type Scan } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../detect/finding.js';
import { createAssembly } from './assembly.js';
import { createFiles } from './files.js';
import type { SeenFile } from './seen-file.js';

function assemble(found: readonly (readonly [SeenFile, readonly Finding[]])[]): Scan {
  const assembly = createAssembly();
  for (const [file, findings] of found) assembly.add(file, findings);
  const subject = { kind: 'tree', name: 'x', repository: null, commit: null } as const;
  return assembly.finish({ tool: 'test', subject, files: createFiles(), dependencies: [], concerns: [] });
}

const product = (path: string): SeenFile => ({ path, origin: 'product' });
const call = (operation: string, line = 1, confidence: 'high' | 'medium' | 'low' = 'high'): Finding => ({
  kind: 'operation',
  line,
  operation,
  confidence,
  via: 'gophercloud',
  call: `call of ${operation}`,
});

describe('the assembly', () => {
  it('counts all and places the surest first, equal ones in the order of path and line', () => {
    const many = Array.from({ length: 30 }, (_, at) => call('compute:server.list', at + 1, 'medium'));
    const { operations } = assemble([
      [product('a.go'), many],
      [product('b.go'), [call('compute:server.list', 7)]],
      [{ path: 'c_test.go', origin: 'test' }, many],
    ]);
    expect(operations).toHaveLength(1);
    expect(operations[0]).toMatchObject({ count: 31, confidence: 'high', elsewhere: { test: 30 } });
    expect(operations[0]?.places).toHaveLength(MAX_PLACES);
    expect(operations[0]?.places[0]).toMatchObject({ file: 'b.go', line: 7 });
    expect(operations[0]?.places.map(({ line }) => line).slice(1, 4)).toEqual([1, 2, 3]);
  });

  it('lets a service count only from the product, and only with medium confidence or better', () => {
    const { services, operations, sdks } = assemble([
      [product('a.go'), [call('compute:server.list', 1, 'medium'), call('image:image.list', 2, 'low')]],
      [{ path: 'vendor/b.go', origin: 'vendored' }, [call('dns:zone.list')]],
    ]);
    expect(services).toEqual([{ service: 'compute', operations: 1, confidence: 'medium' }]);
    expect(operations.map(({ operation, count }) => [operation, count])).toEqual([
      ['compute:server.list', 1],
      ['dns:zone.list', 0],
      ['image:image.list', 1],
    ]);
    expect(sdks.map(({ sdk, calls }) => [sdk, calls])).toEqual([['gophercloud', 1]]);
  });

  it('makes a component optional only where every finding of it is, and takes what only tests need for tests’', () => {
    const component = (optional: boolean, origin?: 'test'): Finding => ({
      kind: 'component',
      line: 1,
      id: 'redis',
      title: 'Redis',
      how: 'deployed',
      role: 'server',
      concern: 'messaging',
      ecosystem: 'oci',
      purl: null,
      version: optional ? '7' : '6',
      optional,
      choice: null,
      ...(origin === undefined ? {} : { origin }),
    });
    const { components, implications } = assemble([
      [product('a.yaml'), [component(true)]],
      [product('b.yaml'), [component(false), component(true, 'test')]],
    ]);
    expect(components.map(({ origin, optional, versions }) => [origin, optional, versions])).toEqual([
      ['product', false, ['6', '7']],
      ['test', true, ['7']],
    ]);
    expect(implications.components).toEqual(['redis']);
  });

  it('gives a valid paper whatever strangers’ texts say', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    const line = fc.integer({ min: 1, max: 1e6 });
    const nullable = fc.option(text);
    const finding: fc.Arbitrary<Finding> = fc.oneof(
      fc.record({ kind: fc.constant('unmapped' as const), line, sdk: text, call: text }),
      fc.record({ kind: fc.constant('sdk' as const), line, sdk: text }),
      fc.record({ kind: fc.constant('runtime' as const), line, language: text, wants: text }),
      fc.record({ kind: fc.constant('credential' as const), line, what: text }),
      fc.record({ kind: fc.constant('listener' as const), line, what: text, port: fc.integer() }),
      fc.record({ kind: fc.constant('update-channel' as const), line, channel: text, what: text }),
      fc.record({
        kind: fc.constant('operation' as const),
        line,
        operation: fc.constantFrom('compute:server.list', 'image:image.show'),
        confidence: fc.constantFrom(...CONFIDENCES),
        via: text,
        call: text,
      }),
      fc.record({
        kind: fc.constant('practice' as const),
        line,
        practice: fc.constantFrom('keystone-v2' as const, 'tls-verification-off' as const),
        by: fc.constantFrom('always' as const, 'option' as const),
        confidence: fc.constantFrom(...CONFIDENCES),
        text,
      }),
      fc.record({
        kind: fc.constant('component' as const),
        line,
        id: text,
        title: text,
        how: fc.constantFrom('deployed' as const, 'dependency' as const),
        role: fc.constantFrom('server' as const, 'library' as const),
        concern: fc.constantFrom('dns' as const, null),
        ecosystem: nullable,
        purl: nullable,
        version: nullable,
        optional: fc.boolean(),
        choice: fc.option(
          fc.record({
            kind: text,
            name: text,
            default: fc.constantFrom('on' as const, 'off' as const),
            line,
          }),
        ),
      }),
    );
    const found = fc.array(
      fc.tuple(
        fc.record({ path: fc.constantFrom('a', 'b/ü', 'c'), origin: fc.constantFrom(...ORIGINS) }),
        fc.array(finding, { maxLength: 8 }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(found, (list) => {
        const scan = assemble(list.toSorted(([a], [b]) => (a.path < b.path ? -1 : 1)));
        expect(scanSchema.safeParse(scan).error?.issues).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
