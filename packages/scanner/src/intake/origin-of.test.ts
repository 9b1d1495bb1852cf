// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { originOfPath } from './origin-of.js';

/** Paths as trees of these ecosystems have them. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  product: [
    'pkg/cloudprovider/openstack/instances.go',
    'openstack/config/vendors/cloud.json',
    'api/spec/types.go',
    'src/main/java/org/example/test/samples/Client.java',
    'lib/puppet/provider/nova_flavor/openstack.rb',
    'manifests/init.pp',
    'jobs/director/spec',
    'src/bosh_openstack_cpi/lib/cloud/openstack/cloud.rb',
    'cookbooks/nova/recipes/default.rb',
    'charts/csi/values.yaml',
    'plugins/modules/server.py',
    'latest/attest/contest.go',
    'backend/swift/swift.go',
    'requirements.txt',
    'test-requirements.txt',
    'packages/golang-1-linux/spec.lock',
  ],
  test: [
    'backend/swift/swift_test.go',
    'fstest/fstests/fstests.go',
    'tests/e2e/create.go',
    'internal/testdata/a.yaml',
    'spec/unit/server_spec.rb',
    'src/test/java/org/example/ClientLiveTest.java',
    'libcloud/test/compute/test_openstack.py',
    'solum/tests/fakes.py',
    'lib/__tests__/client.js',
    'lib/client.spec.ts',
    'ci/tasks/run.sh',
    '.github/workflows/build.yml',
    'devstack/plugin.sh',
    'hack/ci/create_devstack.sh',
    'cloudmock/openstack/mockcompute/servers.go',
    'ui-tests/src/main/x.groovy',
    '.zuul.yaml',
  ],
  vendored: [
    'vendor/github.com/gophercloud/gophercloud/openstack/client.go',
    'src/vendor/cache/fog-openstack/lib/fog.rb',
    'vendor/github.com/x/y/tests/a_test.go',
    'node_modules/pkgcloud/lib/index.js',
    'third_party/forked/shell2junit/sh2ju.sh',
    'Godeps/_workspace/src/x.go',
    'src/github.com/someone/else/client.go',
    'lib/_vendor/requests/api.py',
  ],
  example: [
    'examples/main.tf',
    'docs-examples/main.tf',
    'example_compute.py',
    'samples/01_simple/Vagrantfile.rb',
    'examples-generated/compute/instance.yaml',
    'etc/app.conf.sample',
    'source/stackrc',
    'contrib/admin-openrc.sh',
  ],
  documentation: [
    'docs/conf.py',
    'README.md',
    'doc/source/index.rst',
    'releasenotes/notes/a.yaml',
    'CHANGELOG',
  ],
  generated: [
    'pkg/api/v1/types.pb.go',
    'apis/v1/zz_generated.deepcopy.go',
    'proto/service_pb2.py',
    '.final_builds/jobs/director/index.yml',
    'releases/cpi/cpi-12.yml',
  ],
};

describe('originOfPath', () => {
  it.each(Object.entries(PATHS))('knows %s code by its path', (origin, paths) => {
    for (const path of paths) expect([path, originOfPath(path)]).toEqual([path, origin]);
  });
});
