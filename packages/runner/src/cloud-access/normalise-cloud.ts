// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import {
  INTERFACES,
  type AuthType,
  type CloudAuth,
  type CloudConfig,
  type Interface,
} from './cloud-config.js';
import { isFields, type Fields } from './read-cloud-file.js';

/** Values with where they come from. */
export interface SourcedCloud {
  readonly name: string;
  readonly fields: Fields;
  /** Where a field (`auth.password`, `region_name`) comes from, for people. */
  readonly source: (field: string) => string;
  /** `--os-region-name` or OS_REGION_NAME; must be one of the cloud's regions where it lists some. */
  readonly region: { readonly value: string; readonly from: string } | undefined;
}

/** Older names lose to newer ones, the last of each list wins (openstack/config/loader.py, _fix_backwards_project). */
const AUTH_FIELDS: readonly (readonly [keyof CloudAuth, ...string[]])[] = [
  ['auth_url', 'auth_url'],
  ['username', 'user_name', 'username'],
  ['user_id', 'user_id'],
  ['password', 'password'],
  ['user_domain_id', 'domain_id', 'user_domain_id'],
  ['user_domain_name', 'domain_name', 'user_domain_name'],
  ['project_id', 'tenant_id', 'project_id'],
  ['project_name', 'tenant_name', 'project_name'],
  ['project_domain_id', 'domain_id', 'project_domain_id'],
  ['project_domain_name', 'domain_name', 'project_domain_name'],
  ['application_credential_id', 'application_credential_id'],
  ['application_credential_name', 'application_credential_name'],
  ['application_credential_secret', 'application_credential_secret'],
  ['token', 'auth_token', 'token'],
];

const AUTH_TYPES: Readonly<Record<string, AuthType>> = {
  password: 'password',
  v3password: 'password',
  v3applicationcredential: 'application_credential',
  token: 'token',
  v3token: 'token',
};

/**
 * Gives a cloud's fields their places as openstacksdk does: sign-in fields may stand beside `auth`, older names are
 * understood, one domain serves user and project. Throws ACCESS_FIELD, ACCESS_AUTH_TYPE or ACCESS_MISSING_FIELD.
 */
export function normaliseCloud(cloud: SourcedCloud): CloudConfig {
  const { fields } = cloud;
  const from: Record<string, string> = {};
  const authPart = fields['auth'] ?? {};
  if (!isFields(authPart)) throw wrongField(cloud, 'auth', 'must be a mapping');
  const auth: Record<string, string> = {};
  for (const [target, ...names] of AUTH_FIELDS) {
    for (const name of names) {
      // What stands inside `auth` wins over the same name beside it.
      for (const [place, value] of [
        [name, fields[name]],
        [`auth.${name}`, authPart[name]],
      ] as const) {
        if (value === undefined || value === null || value === '') continue;
        if (typeof value === 'object') throw wrongField(cloud, place, 'must be a text');
        auth[target] = String(value);
        from[`auth.${target}`] = cloud.source(place);
      }
    }
  }
  const authType = authTypeOf(cloud, auth);
  requireFields(cloud, authType, auth);
  const text = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'object') throw wrongField(cloud, name, 'must be a text');
    from[name] = cloud.source(name);
    return String(value);
  };
  const region = regionOf(cloud, from);
  const chosen = (text('interface') ?? text('endpoint_type') ?? 'public').replace(/URL$/, '');
  if (!INTERFACES.includes(chosen as Interface)) {
    throw wrongField(cloud, 'interface', `is "${chosen}"; it must be one of ${INTERFACES.join(', ')}`);
  }
  return Object.freeze({
    name: cloud.name,
    authType,
    auth: Object.freeze(auth as unknown as CloudAuth),
    region,
    interface: chosen as Interface,
    verify: !boolean(fields['insecure'], false) && boolean(fields['verify'], true),
    cacert: text('cacert'),
    cert: text('cert'),
    key: text('key'),
    from: Object.freeze(from),
  });
}

function authTypeOf(cloud: SourcedCloud, auth: Readonly<Record<string, string>>): AuthType {
  const given = cloud.fields['auth_type'] ?? cloud.fields['auth_plugin'];
  if (given === undefined || given === null || given === '') {
    if (auth['application_credential_secret'] !== undefined) return 'application_credential';
    return auth['token'] !== undefined && auth['password'] === undefined ? 'token' : 'password';
  }
  const known = AUTH_TYPES[String(given)];
  if (known !== undefined) return known;
  throw new TouchstoneError(
    'ACCESS_AUTH_TYPE',
    `Cloud "${cloud.name}" (${cloud.source('auth_type')}) signs in with auth_type "${String(given)}".`,
    {
      hint: `Touchstone signs in with ${Object.keys(AUTH_TYPES).join(', ')}; make an application credential for it.`,
      details: { cloud: cloud.name, authType: String(given) },
    },
  );
}

function requireFields(cloud: SourcedCloud, type: AuthType, auth: Readonly<Record<string, string>>): void {
  const groups: readonly (readonly string[])[] = {
    password: [['auth_url'], ['username', 'user_id'], ['password']],
    application_credential: [
      ['auth_url'],
      ['application_credential_id', 'application_credential_name'],
      ['application_credential_secret'],
    ],
    token: [['auth_url'], ['token']],
  }[type];
  const missing = groups.filter((group) => !group.some((name) => auth[name] !== undefined));
  if (
    type === 'application_credential' &&
    auth['application_credential_id'] === undefined &&
    auth['username'] === undefined &&
    auth['user_id'] === undefined
  ) {
    missing.push(['username', 'user_id']);
  }
  if (missing.length > 0) {
    const names = missing.map((group) => `auth.${group.join(' or auth.')}`);
    throw new TouchstoneError(
      'ACCESS_MISSING_FIELD',
      `Cloud "${cloud.name}" (${cloud.source('auth')}) lacks ${names.join(', ')}.`,
      {
        hint: `Add it there, to secure.yaml, or as ${missing.map((group) => `OS_${(group[0] ?? '').toUpperCase()}`).join(', ')}.`,
        details: { cloud: cloud.name, missing: names },
      },
    );
  }
  if (!/^https?:\/\/[^/\s]+/.test(auth['auth_url'] ?? '')) {
    throw wrongField(cloud, 'auth.auth_url', 'must be a URL that begins with http:// or https://');
  }
  // It is shown in messages and kept in journals, and no OpenStack client signs in with what stands there.
  if (/^https?:\/\/[^/?#]*@/.test(auth['auth_url'] ?? '')) {
    throw wrongField(cloud, 'auth.auth_url', 'must not hold a user or a password (before an @)');
  }
}

function regionOf(cloud: SourcedCloud, from: Record<string, string>): string | undefined {
  const { regions, region_name: name } = cloud.fields;
  const list = Array.isArray(regions) ? (regions as unknown[]) : undefined;
  const known = (list ?? (typeof name === 'string' && name !== '' ? name.split(',') : [])).map((region) =>
    isFields(region) ? String(region['name']) : String(region),
  );
  if (cloud.region !== undefined) {
    from['region_name'] = cloud.region.from;
    if (list === undefined || known.includes(cloud.region.value)) return cloud.region.value;
    throw wrongField(
      cloud,
      'region_name',
      `has no region "${cloud.region.value}"; it has ${known.join(', ')}`,
    );
  }
  if (known[0] !== undefined) from['region_name'] = cloud.source(list ? 'regions' : 'region_name');
  return known[0];
}

function boolean(value: unknown, otherwise: boolean): boolean {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null || value === '') return otherwise;
  return !['false', '0', 'no', 'off'].includes(String(value).toLowerCase());
}

function wrongField(cloud: SourcedCloud, field: string, rule: string): TouchstoneError {
  return new TouchstoneError(
    'ACCESS_FIELD',
    `Cloud "${cloud.name}" (${cloud.source(field)}): ${field} ${rule}.`,
    {
      hint: 'https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html describes the fields.',
      details: { cloud: cloud.name, field },
    },
  );
}
