// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';

/** Folders whose whole content is of an origin, wherever they are. */
const FOLDERS: ReadonlyMap<string, Origin> = new Map(
  Object.entries({
    vendored:
      'vendor vendored node_modules bower_components third_party third-party thirdparty Godeps _vendor site-packages',
    test: 'test tests testing testdata test-data test_data fixtures __tests__ __mocks__ __fixtures__ spec specs e2e unittests integration_tests integration-tests acceptance cassettes',
    example: 'example examples sample samples demo demos',
    documentation: 'doc docs documentation releasenotes man site-docs',
  }).flatMap(([origin, names]) => names.split(' ').map((name) => [name, origin as Origin] as const)),
);

const TEST_FILE =
  /(?:_test\.(?:go|py|rb|exs?|cc|js|ts)|_spec\.rb|(?:^|\/)test_[^/]*\.py|(?:^|\/)conftest\.py|\.(?:test|spec|e2e)\.[cm]?[jt]sx?|(?:Test|Tests|TestCase|IT|LiveTest|ExpectTest)\.(?:java|kt|groovy|scala|cs|php)|\.bats)$/;
const GENERATED_FILE =
  /(?:\.pb(?:\.gw)?\.go|_pb2(?:_grpc)?\.py|(?:^|\/)zz_generated[^/]*|\.generated\.\w+|_generated\.go|\.g\.cs|\.designer\.cs|\.min\.(?:js|css)|\.bundle\.js|\.js\.map)$/i;
const DOCUMENTATION_FILE = /\.(?:md|markdown|rst|adoc|asciidoc|textile|rdoc|tex)$/i;

/**
 * Whose code a file is, by its path. The outermost folder that says so decides, but vendored code is vendored wherever
 * it is: a test within a vendored library is the library's.
 */
export function originOfPath(path: string): Origin {
  const folders = path.split('/').slice(0, -1);
  const said = folders.map((folder) => FOLDERS.get(folder)).filter((origin) => origin !== undefined);
  if (said.includes('vendored')) return 'vendored';
  if (said[0] !== undefined) return said[0];
  if (TEST_FILE.test(path)) return 'test';
  if (GENERATED_FILE.test(path)) return 'generated';
  if (DOCUMENTATION_FILE.test(path)) return 'documentation';
  return 'product';
}
