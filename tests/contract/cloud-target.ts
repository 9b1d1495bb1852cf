// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createCloud, listenCloud } from '@touchstone/cloud';
import { parse } from 'yaml';

/** A cloud that the same requests are made on: the embedded one, or a real one of clouds.yaml. */
export interface Target {
  readonly name: string;
  /** Signs in and gives what the requests of a test need. */
  open(): Promise<Session>;
}

export interface Session {
  readonly token: string;
  readonly authUrl: string;
  readonly projectId: string;
  readonly userId: string;
  readonly password: string;
  /** The public endpoint of a service type in the catalog. */
  endpoint(type: string): string;
  close(): Promise<void>;
}

interface Account {
  readonly auth_url: string;
  readonly username: string;
  readonly password: string;
  readonly project_name: string;
}

/**
 * The embedded cloud as the lab's release, and the cloud of clouds.yaml that TOUCHSTONE_LAB_CLOUD names, where it does
 * (OS_CLIENT_CONFIG_FILE says which file). What both must do alike is written once.
 */
export function targets(): readonly Target[] {
  const lab = process.env['TOUCHSTONE_LAB_CLOUD'];
  const embedded: Target = { name: 'the embedded cloud', open: openEmbedded };
  return lab
    ? [embedded, { name: `the cloud ${lab}`, open: () => signIn(readAccount(lab), async () => {}) }]
    : [embedded];
}

async function openEmbedded(): Promise<Session> {
  const cloud = createCloud({ release: 'zed', clock: Date.now, random: (size) => randomBytes(size) });
  const listening = await listenCloud(cloud);
  const demo = cloud.credentials.find((one) => one.name === 'demo')!;
  const { username, password, projectName } = demo;
  const account = { auth_url: listening.authUrl, username, password, project_name: projectName };
  return signIn(account, async () => {
    await listening.close();
    cloud.close();
  });
}

function readAccount(name: string): Account {
  const file = process.env['OS_CLIENT_CONFIG_FILE'] ?? 'clouds.yaml';
  const clouds = parse(readFileSync(file, 'utf8')) as {
    clouds: Record<string, { auth: Account } | undefined>;
  };
  const cloud = clouds.clouds[name];
  if (!cloud) throw new Error(`${file} has no cloud "${name}"`);
  return cloud.auth;
}

interface TokenBody {
  readonly user: { readonly id: string };
  readonly project: { readonly id: string };
  readonly catalog: readonly { type: string; endpoints: readonly { interface: string; url: string }[] }[];
}

async function signIn(account: Account, close: () => Promise<void>): Promise<Session> {
  const domain = { id: 'default' };
  const identity = {
    methods: ['password'],
    password: { user: { name: account.username, domain, password: account.password } },
  };
  const auth = { identity, scope: { project: { name: account.project_name, domain } } };
  const answer = await fetch(`${account.auth_url}/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth }),
  });
  const { token } = (await answer.json()) as { token: TokenBody };
  return {
    token: answer.headers.get('x-subject-token')!,
    authUrl: account.auth_url,
    projectId: token.project.id,
    userId: token.user.id,
    password: account.password,
    endpoint: (type) => {
      const endpoints = token.catalog.find((service) => service.type === type)?.endpoints ?? [];
      return endpoints.find((one) => one.interface === 'public')!.url;
    },
    close,
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One request with the session's token. A plain object becomes JSON. */
export async function send(
  session: Session,
  method: string,
  url: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const isText = typeof body === 'string' || body === undefined;
  const type: Record<string, string> = isText ? {} : { 'Content-Type': 'application/json' };
  const answer = await fetch(url, {
    method,
    headers: { 'X-Auth-Token': session.token, ...type, ...headers },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
