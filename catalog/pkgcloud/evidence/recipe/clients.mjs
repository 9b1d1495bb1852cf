// SPDX-License-Identifier: Apache-2.0
// What every step shares: pkgcloud as the setup installed it, one client per service, and its callbacks as promises.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { env } = process;
const load = createRequire(join(env.TOUCHSTONE_WORKDIR, 'package.json'));
const pkgcloud = load('pkgcloud');

export const run = env.TOUCHSTONE_RUN;

/** pkgcloud's options for OpenStack. It appends /v3/auth/tokens to authUrl by itself, so the version is cut off. */
function options() {
  return {
    provider: 'openstack',
    keystoneAuthVersion: 'v3',
    authUrl: env.OS_AUTH_URL.replace(/\/v3\/?$/, ''),
    username: env.OS_USERNAME,
    password: env.OS_PASSWORD,
    domainName: env.OS_USER_DOMAIN_NAME,
    tenantName: env.OS_PROJECT_NAME,
    projectDomainName: env.OS_PROJECT_DOMAIN_NAME,
    region: env.OS_REGION_NAME,
  };
}

/** Methods that hand out a stream instead of calling back. */
const STREAMS = new Set(['upload', 'download']);

/** A client for `compute`, `network` or `storage`, whose methods return promises of what their callback would get. */
export function connect(service) {
  const client = pkgcloud[service].createClient(options());
  return new Proxy(client, {
    get(target, name) {
      const member = target[name];
      if (typeof member !== 'function') return member;
      if (STREAMS.has(name)) return member.bind(target);
      return (...given) =>
        new Promise((resolve, reject) => {
          member.call(target, ...given, (error, value) =>
            error ? reject(describe(name, error)) : resolve(value),
          );
        });
    },
  });
}

/** pkgcloud's errors carry request headers, and with them the token; only what may be printed is kept. */
function describe(name, error) {
  return new Error(`${String(name)}: ${error.message} ${JSON.stringify(error.result ?? '')}`);
}

export function check(condition, message) {
  if (!condition) throw new Error(message);
}

/** Asks `read` once a second until `accept` is content, for two minutes at most. */
export async function until(what, read, accept) {
  for (let tries = 0; tries < 120; tries += 1) {
    const value = await read();
    if (accept(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`waited two minutes in vain until ${what}`);
}

export function named(list, name) {
  return list.find((one) => one.name === name);
}

/** The one of a list with this name; an error when there is none. */
export function get(list, name) {
  const found = named(list, name);
  check(found !== undefined, `${name} is not in the list`);
  return found;
}
