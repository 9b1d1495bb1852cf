// SPDX-License-Identifier: Apache-2.0
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCloud, signInAs } from '../testing/test-cloud.js';
import { listenCloud, type ListeningCloud } from './listen-cloud.js';

const { cloud } = createTestCloud();
let listening: ListeningCloud;
let token: string;
let box: string;

beforeAll(async () => {
  listening = await listenCloud(cloud);
  token = await signInAs(cloud, 'demo');
  box = `${listening.origin}/object-store/v1/AUTH_${cloud.credentials.find((one) => one.name === 'demo')!.projectId}/box`;
  await fetch(box, { method: 'PUT', headers: { 'X-Auth-Token': token } });
});
afterAll(async () => {
  await listening.close();
  cloud.close();
});

/** Sends a raw request and gives everything that comes back until the other side closes. */
function talk(text: string): Promise<string> {
  const { port } = new URL(listening.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    let seen = '';
    socket.on('data', (chunk) => (seen += chunk.toString()));
    socket.on('end', () => resolve(seen));
    socket.on('error', reject);
  });
}

test('the catalog leads to the port that the cloud listens on', async () => {
  const answer = await fetch(`${listening.authUrl}/auth/catalog`, { headers: { 'X-Auth-Token': token } });
  expect(await answer.text()).toContain(`"url":"${listening.origin}/identity/v3"`);
});

test('a chunked upload of unknown length arrives whole', async () => {
  const parts = ['one ', 'two ', 'three'];
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = httpRequest(
      `${box}/chunked`,
      { method: 'PUT', headers: { 'X-Auth-Token': token } },
      resolve,
    );
    outgoing.on('error', reject);
    for (const part of parts) outgoing.write(part);
    outgoing.end();
  });
  answer.resume();
  expect(answer.statusCode).toBe(201);
  const got = await fetch(`${box}/chunked`, { headers: { 'X-Auth-Token': token } });
  expect(await got.text()).toBe('one two three');
});

test('a client that expects "100 Continue" gets it only when its body is wanted', async () => {
  const head = (object: string, auth: string): string =>
    `PUT ${new URL(`${box}/${object}`).pathname} HTTP/1.1\r\nHost: x\r\nX-Auth-Token: ${auth}\r\nContent-Length: 2\r\n` +
    'Expect: 100-continue\r\nConnection: close\r\n\r\n';
  expect(await talk(`${head('wanted', token)}ok`)).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 201 /);
  expect(await talk(head('refused', 'wrong'))).toMatch(/^HTTP\/1.1 401 /);
});

test('an absolute request target without a User-Agent is understood', async () => {
  const text = `GET http://elsewhere/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  expect(await talk(text)).toMatch(/^HTTP\/1.1 200 [\s\S]*"swift"/);
});

test('a client that breaks off in mid-upload leaves no object', async () => {
  await new Promise<void>((resolve) => {
    const headers = { 'X-Auth-Token': token, 'Content-Length': '1000000' };
    const outgoing = httpRequest(`${box}/broken`, { method: 'PUT', headers });
    outgoing.on('error', () => resolve());
    outgoing.write(Buffer.alloc(1000), () => setTimeout(() => outgoing.destroy(new Error('enough')), 50));
  });
  const got = await fetch(`${box}/broken`, { headers: { 'X-Auth-Token': token } });
  expect(got.status).toBe(404);
});

test('a refused upload is answered although nobody read its body', async () => {
  const answer = await fetch(`${box}/refused`, { method: 'PUT', body: Buffer.alloc(3_000_000) });
  expect(answer.status).toBe(401);
});

test('HEAD says how long the body is and sends none', async () => {
  const answer = await fetch(`${listening.authUrl}/auth/tokens`, {
    method: 'HEAD',
    headers: { 'X-Auth-Token': token, 'X-Subject-Token': token },
  });
  expect(answer.status).toBe(200);
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(500);
  expect(await answer.text()).toBe('');
});

test('a port that is taken is refused by code', async () => {
  const { port } = new URL(listening.origin);
  await expect(listenCloud(cloud, { port: Number(port) })).rejects.toMatchObject({
    code: 'CLOUD_CANNOT_LISTEN',
  });
});
