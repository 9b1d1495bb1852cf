// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { SolutionCredential } from '../scratch/scratch.js';
import type { Fixtures } from '../scratch/fixtures.js';
import { gatewayEnvironment, type Gateway } from './gateway-environment.js';

/** What a command inherits from whoever started Touchstone. Nothing of theirs about clouds, proxies or credentials. */
const INHERITED = /^(?:PATH|LANG|LANGUAGE|LC_[A-Z]+|TERM|TZ|SHELL|USER|LOGNAME|TOUCHSTONE_[A-Z0-9_]+)$/;

/**
 * What signs and publishes (TOUCHSTONE_KEY, TOUCHSTONE_KEY_PASSPHRASE, TOUCHSTONE_LOG_KEY_FILE, TOUCHSTONE_TOKEN) is for
 * Touchstone alone: a recipe is other people's code, and could sign its own certificate with it.
 */
const SECRET = /^TOUCHSTONE_(?:[A-Z0-9_]*_)?(?:KEY|TOKEN|PASSPHRASE|PASSWORD|SECRET)(?:_|$)/;

export type Environment = Readonly<Record<string, string>>;

export interface EnvironmentOptions {
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly run: string;
  readonly recipeDir: string;
  readonly workdir: string;
}

/** The environment of prerequisites and of the version command: no cloud in it. */
export function plainEnvironment(options: EnvironmentOptions): Environment {
  const kept = Object.entries(options.inherited).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && INHERITED.test(entry[0]) && !SECRET.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: join(options.workdir, 'home'),
    TMPDIR: join(options.workdir, 'tmp'),
    TOUCHSTONE_RUN: options.run,
    TOUCHSTONE_RECIPE: options.recipeDir,
    TOUCHSTONE_WORKDIR: options.workdir,
  };
}

/** Makes the folders that the environment names, below a work folder that is there already. */
export function makeWorkFolders(workdir: string): void {
  for (const name of ['home', 'tmp', '.touchstone'])
    mkdirSync(join(workdir, name), { recursive: true, mode: 0o700 });
}

interface CloudOptions {
  readonly workdir: string;
  readonly gateway: Gateway;
  readonly credential: SolutionCredential;
}

/**
 * OS_* variables, and a clouds.yaml (mode 600) with the cloud `touchstone`, both leading to the recorder and to nothing
 * else. The file offers the same cloud under the person's own name for it.
 */
function cloudVariables(options: CloudOptions): Environment {
  const { credential, gateway } = options;
  const { config } = credential;
  const auth = { ...config.auth, auth_url: gateway.authUrl };
  const authType = credential.kind === 'application_credential' ? 'v3applicationcredential' : 'password';
  const common = {
    ...(config.region === undefined ? {} : { region_name: config.region }),
    interface: config.interface,
    identity_api_version: '3',
    ...(gateway.caFile === undefined ? {} : { cacert: gateway.caFile }),
  };
  const file = join(options.workdir, '.touchstone', 'clouds.yaml');
  const cloud = { auth_type: authType, auth, ...common };
  writeFileSync(
    file,
    stringify({ clouds: { touchstone: cloud, [config.name]: cloud } }, { aliasDuplicateObjects: false }),
    {
      mode: 0o600,
    },
  );
  const variables = Object.entries({ auth_type: authType, ...auth, ...common }).map(
    ([name, value]): [string, string] => [`OS_${name.toUpperCase()}`, value],
  );
  return { ...Object.fromEntries(variables), OS_CLIENT_CONFIG_FILE: file, ...gatewayEnvironment(gateway) };
}

/** The environment of setup, steps and teardown: the plain one, the cloud, and what the recipe finds on it. */
export function cloudEnvironment(
  options: EnvironmentOptions & CloudOptions & { readonly fixtures: Fixtures },
): Environment {
  const { fixtures } = options;
  return {
    ...plainEnvironment(options),
    ...cloudVariables(options),
    ...(fixtures.image === undefined ? {} : { TOUCHSTONE_IMAGE: fixtures.image }),
    ...(fixtures.flavor === undefined ? {} : { TOUCHSTONE_FLAVOR: fixtures.flavor }),
    ...(fixtures.externalNetwork === undefined
      ? {}
      : { TOUCHSTONE_EXTERNAL_NETWORK: fixtures.externalNetwork }),
    ...(fixtures.server === undefined ? {} : { TOUCHSTONE_SERVER: fixtures.server }),
  };
}

/** What would lead a command past the recorder. */
const MISLEADING = /^(?:OS_.*|(?:https?|all|no)_proxy)$/i;

/** The environment of a person's own command: theirs, with the cloud replaced by the recorder. */
export function commandEnvironment(
  options: CloudOptions & { readonly inherited: EnvironmentOptions['inherited']; readonly run: string },
): Environment {
  const kept = Object.entries(options.inherited).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !MISLEADING.test(entry[0]) && !SECRET.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), ...cloudVariables(options), TOUCHSTONE_RUN: options.run };
}
