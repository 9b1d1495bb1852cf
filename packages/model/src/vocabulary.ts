// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** Lower-case words joined by hyphens or dots: ids of solutions, steps, criteria. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/,
    'lower-case letters, digits, and single hyphens or dots between them',
  )
  .max(80);

export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hex digits');

/** An operation id of the index, such as `compute:server.action.resize`. */
export const operationId = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*:[A-Za-z0-9._-]+$/,
    'a service type, a colon, and the operation, as in compute:server.create',
  );

/** What a solution must get from somewhere (DESIGN.md, section 2). */
export const CONCERNS = [
  'identity',
  'secrets',
  'compute',
  'bare-metal',
  'images',
  'block-storage',
  'shared-file-systems',
  'object-storage',
  'backup',
  'networking',
  'load-balancing',
  'dns',
  'orchestration',
  'metering',
  'monitoring',
  'messaging',
  'database',
  'workflow',
  'containers',
  'billing',
] as const;
export const concern = z.enum(CONCERNS);
export type Concern = z.infer<typeof concern>;

export const LEVELS = ['basic', 'integrated', 'native'] as const;
export const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;

/**
 * What can be said of anything that was expected. `could not tell` is never failed and never passed; `not asked` is a
 * criterion that the solution's category does not need.
 */
export const OUTCOMES = [
  'passed',
  'failed',
  'flaky',
  'skipped',
  'not run',
  'could not tell',
  'not asked',
] as const;
export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

/** How a caller proved who it is to Keystone. */
export const CREDENTIAL_KINDS = ['password', 'application_credential'] as const;
export const credentialKind = z.enum(CREDENTIAL_KINDS);
export type CredentialKind = z.infer<typeof credentialKind>;
