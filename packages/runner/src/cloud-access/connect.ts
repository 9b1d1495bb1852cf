// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { maskSecrets } from '../process/output-tail.js';
import { authenticate, type Token } from './authenticate.js';
import { catalogRegions, findEndpoints, type FoundEndpoint } from './catalog.js';
import type { CloudConfig } from './cloud-config.js';
import type { Connection, ServiceRequest, ServiceResponse } from './connection.js';
import { discoverIdentity } from './discover-identity.js';
import { createHttpClient, DEFAULT_TIMEOUTS, type HttpClient, type Timeouts } from './http-client.js';
import { parseJson } from './parse-json.js';
import { serviceRoot } from './service-root.js';

export interface ConnectOptions {
  readonly http?: HttpClient;
  readonly signal?: AbortSignal | undefined;
  readonly timeouts?: Timeouts;
  /** Epoch ms; tells when a token is about to expire. */
  readonly now: () => number;
}

const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const RETRY_PAUSES_MS: readonly number[] = [500, 2000, 5000];
/** Keystone counts revocations in whole seconds: a token issued in the second of a change of rights may be void. */
const RENEW_PAUSES_MS: readonly number[] = [0, 1500];
/** A token that lives shorter than this is renewed before use, in ms. */
const RENEW_BEFORE_MS = 120_000;

/**
 * Signs in to a cloud. Throws ACCESS_REFUSED_CONNECTION, ACCESS_TIMEOUT, ACCESS_UNKNOWN_HOST, ACCESS_CONNECTION_LOST,
 * ACCESS_UNTRUSTED_CERTIFICATE, ACCESS_NOT_KEYSTONE, ACCESS_NO_V3, ACCESS_WRONG_CREDENTIALS, ACCESS_NO_PROJECT.
 */
export async function connect(config: CloudConfig, options: ConnectOptions): Promise<Connection> {
  const http = options.http ?? createHttpClient(config, options.timeouts ?? DEFAULT_TIMEOUTS);
  try {
    const identityUrl = await discoverIdentity(config.auth.auth_url, http.send, options.signal);
    const token = await authenticate(config, identityUrl, http.send, options.signal);
    return createConnection(config, identityUrl, token, http, options.now);
  } catch (error) {
    await http.close();
    throw error;
  }
}

function createConnection(
  config: CloudConfig,
  identityUrl: string,
  first: Token,
  http: HttpClient,
  now: () => number,
): Connection {
  let token = first;
  const endpoints = findEndpoints(first.catalog, config);
  const findEndpoint = (service: string): FoundEndpoint | undefined =>
    endpoints.find((endpoint) => endpoint.type === service);

  const rootOf = (service: string): string => {
    // Keystone is already known by its auth URL; some catalogs leave it out or offer another network's address.
    if (service === 'identity') return identityUrl;
    const endpoint = findEndpoint(service);
    if (endpoint === undefined) throw noService(config, [service], token);
    return serviceRoot(service, endpoint.url);
  };

  const sendOnce = async (asked: ServiceRequest, signal?: AbortSignal): Promise<ServiceResponse> => {
    const body = asked.json === undefined ? asked.body : JSON.stringify(asked.json);
    const answer = await http.send(
      {
        method: asked.method,
        url: /^https?:/.test(asked.path) ? asked.path : rootOf(asked.service) + asked.path,
        headers: {
          'x-auth-token': token.value,
          ...(asked.json === undefined ? {} : { 'content-type': 'application/json' }),
          ...asked.headers,
        },
        ...(body === undefined ? {} : { body }),
      },
      signal,
    );
    return { ...answer, json: parseJson(answer.text) };
  };

  const renew = async (): Promise<void> => {
    token = await authenticate(config, identityUrl, http.send);
  };

  const request = async (asked: ServiceRequest, signal?: AbortSignal): Promise<ServiceResponse> => {
    if (config.authType !== 'token' && token.expiresAt - now() < RENEW_BEFORE_MS) await renew();
    let answer = await sendOnce(asked, signal);
    for (const pause of RENEW_PAUSES_MS) {
      if (answer.status !== 401 || config.authType === 'token') break;
      await new Promise((resolve) => setTimeout(resolve, pause));
      await renew();
      answer = await sendOnce(asked, signal);
    }
    for (const pause of RETRY_PAUSES_MS) {
      if (answer.status !== 503 || !IDEMPOTENT.has(asked.method)) break;
      await new Promise((resolve) => setTimeout(resolve, pause));
      answer = await sendOnce(asked, signal);
    }
    return answer;
  };

  const expectJson = async (asked: ServiceRequest): Promise<unknown> => {
    const answer = await request(asked);
    if (answer.status >= 400) throw refused(asked, answer);
    if (answer.json === undefined && answer.text !== '') {
      throw new TouchstoneError(
        'ACCESS_ANSWER',
        `${asked.method} ${asked.service} ${asked.path} answered ${answer.status} and no JSON.`,
        {
          hint: 'Does the catalog name the right address for this service?',
          details: { status: answer.status },
        },
      );
    }
    return answer.json;
  };

  return {
    config,
    identityUrl,
    get token() {
      return token;
    },
    endpoints,
    send: http.send,
    isAdmin: first.roles.includes('admin'),
    findEndpoint,
    serviceRoot: rootOf,
    request,
    get: (service, path, headers) =>
      expectJson({ service, method: 'GET', path, ...(headers ? { headers } : {}) }),
    post: (service, path, json, headers) =>
      expectJson({ service, method: 'POST', path, json, ...(headers ? { headers } : {}) }),
    put: (service, path, json) => expectJson({ service, method: 'PUT', path, json }),
    patch: (service, path, json) => expectJson({ service, method: 'PATCH', path, json }),
    remove: async (service, path, headers) => {
      const asked = { service, method: 'DELETE', path, ...(headers ? { headers } : {}) };
      const answer = await request(asked);
      if (answer.status >= 400 && answer.status !== 404) throw refused(asked, answer);
    },
    close: http.close,
  };
}

/** A refusal of the cloud in our words: who was asked what, the status, and the fault's own text. */
function refused(asked: ServiceRequest, answer: ServiceResponse): TouchstoneError {
  const message = maskSecrets(faultText(answer.json), secretsIn(asked.json));
  return new TouchstoneError(
    'ACCESS_HTTP',
    `${asked.method} ${asked.path} of ${asked.service} was answered ${answer.status}${message ? `: ${message}` : ''}.`,
    {
      hint:
        answer.status === 403
          ? 'The credentials lack a role for this.'
          : 'The log of that service at this time may say more.',
      details: { service: asked.service, method: asked.method, path: asked.path, status: answer.status },
    },
  );
}

/** Secrets that a request of ours carried: a service that refuses it may quote them. */
function secretsIn(json: unknown): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) =>
    typeof value === 'string' ? (/^(?:password|secret)$/.test(name) ? [value] : []) : secretsIn(value),
  );
}

/** The text of a fault in any of the shapes that OpenStack services give it. */
export function faultText(json: unknown): string {
  const seen: unknown[] = [json];
  for (let depth = 0; depth < 4; depth++) {
    const value = seen.pop();
    if (typeof value === 'string') return value.replace(/\s+/g, ' ').slice(0, 300);
    if (typeof value !== 'object' || value === null) return '';
    const fields = value as Record<string, unknown>;
    seen.push(
      fields['message'] ??
        fields['detail'] ??
        fields['errors'] ??
        fields['error'] ??
        Object.values(fields)[0],
    );
  }
  return '';
}

/** The refusal for services that a catalog does not offer where we look. */
export function noService(config: CloudConfig, missing: readonly string[], token: Token): TouchstoneError {
  const offered = findEndpoints(token.catalog, config).map((endpoint) => endpoint.type);
  const place = `on interface ${config.interface}${config.region === undefined ? '' : ` in region ${config.region}`}`;
  return new TouchstoneError(
    'ACCESS_NO_SERVICE',
    `The catalog of cloud "${config.name}" offers no ${missing.join(', ')} ${place}; it offers ${offered.join(', ') || 'nothing'}.`,
    {
      hint: `Use a cloud that has it, or correct region_name (regions: ${catalogRegions(token.catalog).join(', ') || 'none'}) or interface.`,
      details: { cloud: config.name, missing, offered },
    },
  );
}
