// SPDX-License-Identifier: Apache-2.0

const FOLDER =
  /(?:^|\/)(?:\.[^/]+|ci|hack|devstack|zuul\.d|playbooks\/(?:run|pre|post)|dev|development|e2e|integration|release|concourse|tools|brats|acceptance)\//;
const FILE =
  /(?:^|\/)\.?(?:zuul|gitlab-ci|travis|appveyor|cirrus|drone|pre-commit-config|goreleaser|golangci|mergify)\.?[\w.-]*\.ya?ml$|(?:^|\/)cloudbuild[\w.-]*\.ya?ml$|(?:^|[./_-])(?:dev|test|tests|testing|ci|e2e)\.(?:ya?ml|\w*file)$|file[.-](?:dev|test|ci|e2e|build|builder)\b/i;

/**
 * Whether a path is of those who build and test the product and not of those who run it: pipelines, workbenches. What
 * is deployed there says nothing of the product’s stack.
 */
export function isDevelopment(path: string): boolean {
  return FOLDER.test(path) || FILE.test(path);
}
