// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';

type Other = Exclude<Origin, 'product'>;

/** Folders by their whole name, lower case. */
const FOLDERS: Readonly<Record<Other, string>> = {
  vendored:
    'vendor vendored _vendor node_modules bower_components jspm_packages third_party third-party thirdparty 3rdparty godeps _workspace site-packages extern externals vendor_ruby pods carthage .bundle',
  test: 'testdata fixtures fixture __mocks__ __fixtures__ __snapshots__ mock mocks fake fakes testutil testutils testlib testhelper testhelpers testsuite testenv testbed unittest unittests cassettes vcr_cassettes acceptance cypress tempest_plugin tasks_private',
  example: 'cookbook-examples quickstart quickstarts playground',
  documentation:
    'doc docs documentation website releasenotes changelogs changelog man manpages api-ref apidocs javadoc design proposals adr rfcs .web-docs docs-partials mkdocs',
  generated: '.final_builds .dev_builds generated generated-sources generated-src autogen',
};
/** Folders that only those who build and test the product use: continuous integration, and development environments. */
const WORKSHOP =
  'ci hack devstack .ci .cicd .circleci .github .gitlab .travis .buildkite .semaphore .azure-pipelines .azuredevops .zuul .zuul.d zuul.d .expeditor .evergreen .prow .concourse .test-defs .devcontainer .vscode .tekton .jenkins git-hooks';

export const ORIGIN_OF_FOLDER: ReadonlyMap<string, Other> = new Map([
  ...Object.entries(FOLDERS).flatMap(([origin, names]) =>
    names.split(' ').map((name) => [name, origin as Other] as const),
  ),
  ...WORKSHOP.split(' ').map((name) => [name, 'test'] as const),
]);

/** Folders by a part of their name: `e2e-tests`, `test_data`, `examples-generated`, `cloudmock`. */
export const ORIGIN_OF_FOLDER_LIKE: readonly (readonly [RegExp, Other])[] = [
  [
    /^(?:.*[-_.])?(?:tests?|testing|e2e|bats)(?:[-_.](?:data|utils?|helpers?|fixtures?|resources|suites?|infra|env|lib|cases))?$/,
    'test',
  ],
  [/^__tests?__$|^tests?[-_.]|mocks?$|^mock[-_]|fixtures$|^fake[-_]/, 'test'],
  [
    /^(?:fs|cmd|http|io|env|net|unit|driver|conformance|integration|functional|smoke|load|perf|acceptance|regression|system|upgrade|chaos)_?tests?$/,
    'test',
  ],
  [/^(?:.*[-_.])?(?:examples?|samples?|demos?|tutorials?)(?:[-_.].*)?$/, 'example'],
];

/** Test folders of Ruby and JavaScript; elsewhere `spec` also names specifications, which are product. */
export const SPEC_FOLDER = /^specs?$/;
export const SPEC_MEANS_OTHER = /\.(?:go|java|kt|rs|cs|proto)$/;

/** Files by their name, in any folder; the first that fits. */
export const ORIGIN_OF_FILE: readonly (readonly [RegExp, Other])[] = [
  [/_test\.(?:go|py|rb|exs?|[cm]?[jt]sx?|sh|rs|php)$|_spec\.rb$|_spec\.[cm]?[jt]sx?$/, 'test'],
  [
    /(?:^|\/)(?:test_[^/]*|conftest|[^/]*_tests?)\.py$|(?:^|\/)test_helper\.rb$|(?:^|\/)spec_helper[^/]*\.rb$/,
    'test',
  ],
  [
    /\.(?:test|spec|e2e|stories|cy)\.[cm]?[jt]sx?$|\.bats$|\.feature$|\.tftest\.hcl$|(?:^|\/)(?:run[-_]tests?|tests?[-_][\w-]*|tests?(?=\.sh))(?:\.sh)?$|^Vagrantfile$/,
    'test',
  ],
  [/[a-z\d](?:Test|Tests|TestCase|IT|LiveTest|ExpectTest)\.(?:java|kt|groovy|scala|cs|php)$/, 'test'],
  [
    /^(?:\.travis\.ya?ml|\.gitlab-ci\.ya?ml|\.drone\.ya?ml|\.cirrus\.ya?ml|\.?zuul\.ya?ml|appveyor\.ya?ml|azure-pipelines[^/]*\.ya?ml|\.ci-operator\.ya?ml|circle\.ya?ml|cloudbuild[^/]*\.ya?ml|Jenkinsfile[^/]*|tox\.ini|noxfile\.py|pytest\.ini|codecov\.ya?ml|\.pre-commit-config\.ya?ml|\.golangci[^/]*|cypress\.json|jest\.config\.[cm]?[jt]s|karma\.conf\.js)$/,
    'test',
  ],
  [
    /\.pb(?:\.\w+)?\.go$|_pb2(?:_grpc)?\.pyi?$|_pb\.rb$|_pb\.[jt]s$|(?:^|\/)zz_[^/]*\.go$|(?:^|[._-])generated\.\w+$|(?:^|\/)(?:bindata|go-bindata)\.go$|\.(?:g|designer|generated)\.cs$/i,
    'generated',
  ],
  // What a person sources before a client is used, with the addresses and names of some cloud.
  [
    /(?:^|\/)(?:stackrc|openrc|novarc|keystonerc|[^/]*[-_.](?:openrc|keystonerc)|openrc[-_][^/]*)(?:\.sh)?$/,
    'example',
  ],
  [/(?:^|\/)examples?[-_][^/]*$|\.example$|\.sample$|(?:^|\/)[^/]*[-_.](?:example|sample)\.\w+$/, 'example'],
  [
    /\.(?:md|mdx|markdown|rst|adoc|asciidoc|textile|rdoc|tex|pod)$|(?:^|\/)(?:README|CHANGE(?:S|LOG)|CHANGES|NEWS|LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CONTRIBUTING|MAINTAINERS|OWNERS)(?:[-_.][^/]*)?$/i,
    'documentation',
  ],
];

/**
 * Lock files and manifests: what generators and `.gitattributes` say of them is no reason to take them for anything but
 * the product's, because a lock file is always written by a program and always speaks for the product.
 */
export const IS_LOCK_FILE =
  /(?:^|\/)(?:go\.(?:sum|mod|work|work\.sum)|[^/]*[.-]lock(?:\.\w+)?|[^/]*\.lockfile|requirements[^/]*\.(?:txt|in)|constraints[^/]*\.txt|packages\.lock\.json|npm-shrinkwrap\.json|package\.json|pom\.xml|modules\.txt)$/;
