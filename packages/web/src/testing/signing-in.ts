// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import {
  openRegistryDatabase,
  publishTokens,
  sessions,
  type ApiRequest,
  type ApiResponse,
  type RegistryDatabase,
} from '@touchstone/registry';
import { readAudit } from '../../../registry/src/audit/audit-trail.js';
import { signInPath } from '../pages/admin/admin-paths.js';
import { webHandler, type WebWorld } from '../server/index.js';
import { bytesOf, worldOf } from './world-of.js';

export const OWN = 'http://127.0.0.1:8820';

/** A marketplace with its administrator, in memory, and a clock that tests set. */
export interface SignInWorld {
  readonly world: WebWorld;
  readonly database: RegistryDatabase;
  /** Epoch ms. */
  now: number;
  /** Answers a form as a browser of our own page sends it; headers of '' are left out. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiResponse>;
  get(target: string, headers?: Readonly<Record<string, string>>): Promise<ApiResponse>;
  makeLink(): Promise<string>;
  /** The cookie of a new session, as a browser sends it back, and its form token. */
  signIn(): Promise<{ readonly cookie: string; readonly token: string }>;
}

export async function signInWorld(parts: Partial<WebWorld> = {}): Promise<SignInWorld> {
  const database = await openRegistryDatabase({ memory: true });
  const plain = await worldOf([]);
  const world: WebWorld = {
    ...plain,
    origin: OWN,
    clock: () => made.now,
    admin: {
      sessions: sessions(database),
      tokens: publishTokens(database),
      registry: { audit: (page = {}) => readAudit(database, page) },
      random: (size) => randomBytes(size),
    },
    ...parts,
  };
  const answer = webHandler(world);
  const made: SignInWorld = {
    world,
    database,
    now: plain.clock(),
    post: async (path, fields, headers = {}) => {
      const form = new URLSearchParams(fields).toString();
      const given: Record<string, string> = {
        'content-type': 'application/x-www-form-urlencoded',
        origin: OWN,
        host: new URL(OWN).host,
        'sec-fetch-site': 'same-origin',
        ...headers,
      };
      return (await answer(requestOf('POST', path, given, form)))!;
    },
    get: async (target, headers = {}) => (await answer(requestOf('GET', target, headers, '')))!,
    makeLink: () =>
      world.admin!.sessions.makeLink(
        { subject: 'administrator', roles: ['administrator'] },
        randomBytes(32),
        { by: 'start', at: new Date(made.now) },
      ),
    signIn: async () => {
      const link = await made.makeLink();
      const [path] = signInPath(link).split('?');
      const answered = await made.post(path!, { link });
      const cookie = (answered.headers['set-cookie'] ?? '').split(';')[0]!;
      const page = String((await made.get('/admin/sign-in?link=x', { cookie })).body);
      return { cookie, token: /name="form-token" value="([^"]+)"/.exec(page)?.[1] ?? '' };
    },
  };
  return made;
}

function requestOf(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): ApiRequest {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const header = (name: string) => (headers[name] === '' ? undefined : headers[name]);
  return { method, path, query, header, body: bytesOf(body) };
}
