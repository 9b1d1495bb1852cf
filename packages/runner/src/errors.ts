// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const RUNNER_ERRORS = {
  ACCESS_NO_CLOUD: 'no cloud of this name is configured',
  ACCESS_NO_CONFIG: 'neither a clouds.yaml nor OS_* variables say which cloud to use',
  ACCESS_FILE: 'a configuration file cannot be read or is not what it should be',
  ACCESS_FIELD: 'a field of the cloud configuration has a wrong value',
  ACCESS_AUTH_TYPE: 'the way to sign in is not one that Touchstone knows',
  ACCESS_MISSING_FIELD: 'the cloud configuration lacks a field that its way to sign in needs',
  ACCESS_REFUSED_CONNECTION: 'nothing listens at the address',
  ACCESS_TIMEOUT: 'the address did not answer in time',
  ACCESS_UNKNOWN_HOST: 'the host name has no address',
  ACCESS_CONNECTION_LOST: 'the connection broke',
  ACCESS_UNTRUSTED_CERTIFICATE: 'the certificate of the cloud is not trusted here',
  ACCESS_WRONG_CREDENTIALS: 'Keystone refused the credentials',
  ACCESS_NOT_KEYSTONE: 'what answers at the auth URL is not Keystone',
  ACCESS_NO_V3: 'Keystone does not offer its v3 API',
  ACCESS_NO_PROJECT: 'the token has no project',
  ACCESS_NO_SERVICE: 'the catalog lacks a service that is needed',
  ACCESS_ENDPOINT_UNREACHABLE: 'the catalog names an endpoint that cannot be reached',
  ACCESS_HTTP: 'the cloud refused a request of ours',
  ACCESS_ANSWER: 'the cloud gave an answer that cannot be read',
  SCRATCH_NO_ROLE: 'the cloud has no role of the name that the recipe needs',
  SCRATCH_NOT_MADE: 'the scratch project could not be made',
  SCRATCH_JOURNAL: 'the journal of a scratch project cannot be read',
  SCRATCH_NO_CREDENTIAL: 'no credential of a kind that the solution can use could be made',
  RUN_NO_RESOURCE: 'the cloud lacks something that the recipe needs',
  RUN_PREREQUISITE: 'something that the recipe needs on this machine is missing',
  RUN_VERSION: "the solution's version could not be found out",
  RUN_RECIPE_FOLDER: 'the recipe folder cannot be read',
  RUN_COMMAND: 'a command could not be started',
  RUN_DISK: 'the recording cannot be written: the disk is full or gone',
  RUN_INTERRUPTED: 'the run was interrupted before it began',
  RESULT_MISSING: 'a step wrote no test results where it said it would',
  RESULT_SYNTAX: 'test results are not in the format that was promised',
} as const;

export type RunnerErrorCode = keyof typeof RUNNER_ERRORS;
