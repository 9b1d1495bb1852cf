// SPDX-License-Identifier: Apache-2.0
import type { Practice } from '@touchstone/model';

export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
}

const rule = (id: string, name: string, short: string, full: string, help: string): SarifRule => ({
  id,
  name,
  shortDescription: { text: short },
  fullDescription: { text: full },
  help: { text: help },
});

const PRACTICE_RULES: Readonly<Record<Practice['practice'], SarifRule>> = {
  'tls-verification-off': rule(
    'tls-verification-off',
    'TlsVerificationOff',
    'TLS certificates are not verified.',
    'Whoever sits between the solution and the cloud reads tokens and passwords, and may answer in the cloud’s place.',
    'Verify by default, and let the operator name a CA file (OS_CACERT) instead of turning verification off.',
  ),
  'credentials-in-arguments': rule(
    'credentials-in-arguments',
    'CredentialsInArguments',
    'Credentials stand in the arguments of a process.',
    'Arguments can be read by every process of the machine and land in logs and histories.',
    'Hand credentials over by environment, by a file that only its owner may read, or by standard input.',
  ),
  'credentials-in-templates': rule(
    'credentials-in-templates',
    'CredentialsInTemplates',
    'Credentials stand in a template or manifest.',
    'What is in a template is copied with it, into repositories, stacks and backups.',
    'Refer to a secret in Barbican or in the platform’s secret store.',
  ),
  'keystone-v2': rule(
    'keystone-v2',
    'KeystoneV2',
    'Keystone v2 is spoken.',
    'The Identity API v2.0 was removed in Queens; it knows neither domains nor application credentials.',
    'Sign in with POST /v3/auth/tokens.',
  ),
  'hard-coded-endpoint': rule(
    'hard-coded-endpoint',
    'HardCodedEndpoint',
    'An endpoint of the cloud is hard-coded.',
    'A hard-coded endpoint ties the solution to one cloud and breaks when a service moves.',
    'Take endpoints from the catalog in the token response.',
  ),
  'admin-credentials-shipped': rule(
    'admin-credentials-shipped',
    'AdminCredentialsShipped',
    'Credentials of an administrator are shipped.',
    'What is shipped is the same everywhere and known to everyone.',
    'Ship none; ask for credentials, and for no more rights than are needed.',
  ),
};

/** Every rule that a result may name. Ids are stable: code scanning keeps its history by them. */
export const SARIF_RULES: readonly SarifRule[] = [
  ...Object.values(PRACTICE_RULES),
  rule(
    'parallel-stack',
    'ParallelStack',
    'The solution brings its own for a concern that the cloud has a service for.',
    'What a solution brings itself has to be run, patched and secured a second time beside what the cloud has.',
    'Make it switchable to the cloud’s own service.',
  ),
  rule(
    'unmapped-call',
    'UnmappedCall',
    'A call of an OpenStack SDK for which the scanner knows no operation.',
    'What is not recognised is shown rather than dropped.',
    'Report it, or add it to the data of the SDK.',
  ),
  rule(
    'operation',
    'Operation',
    'An OpenStack operation that the source can call.',
    'It shows what the solution can do; only a recording shows that it does.',
    'Nothing is to be done.',
  ),
];

/** Where a rule stands in the list, as results refer to it. */
export function ruleIndex(id: string): number {
  return SARIF_RULES.findIndex((one) => one.id === id);
}
