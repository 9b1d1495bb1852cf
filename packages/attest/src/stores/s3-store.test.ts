// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startS3Server, type S3Server } from '../testing/s3-server.js';
import { describeLogStore } from '../testing/store-contract.js';
import { s3Store } from './s3-store.js';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET };
let server: S3Server;
beforeAll(async () => {
  server = await startS3Server('logs', SECRET);
});
afterAll(() => server.close());

const place = (prefix: string) => ({ endpoint: server.endpoint, region: 'eu-1', bucket: 'logs', prefix });

describeLogStore('a bucket of an S3-compatible store', async () => {
  const open = () => s3Store(place('our logs/demo'), credentials);
  return { store: open(), again: open(), close: async () => {} };
});

it('a log without a prefix lies at the root of its bucket, and session tokens are signed too', async () => {
  const store = s3Store(place(''), { ...credentials, sessionToken: 'of+a/session==' });
  await store.write('checkpoint', Uint8Array.of(1));
  expect(server.objects.has('/logs/checkpoint')).toBe(true);
});

it('a wrong secret and a bucket that is not there are refusals, never an empty log', async () => {
  const wrong = s3Store(place('p'), { ...credentials, secretAccessKey: 'another' });
  await expect(wrong.read('checkpoint', 100)).rejects.toMatchObject({
    code: 'LOG_UNREADABLE',
    message: expect.stringContaining('SignatureDoesNotMatch'),
  });
  await expect(wrong.write('checkpoint', Uint8Array.of(1))).rejects.toMatchObject({ code: 'LOG_UNWRITABLE' });
  const nowhere = s3Store({ ...place('p'), bucket: 'none' }, credentials);
  await expect(nowhere.read('checkpoint', 100)).rejects.toMatchObject({ code: 'LOG_UNREADABLE' });
});

it('a server that is gone is a refusal with its reason', async () => {
  const gone = s3Store({ ...place('p'), endpoint: 'http://127.0.0.1:1' }, credentials);
  await expect(gone.read('checkpoint', 100)).rejects.toMatchObject({ code: 'LOG_UNREADABLE' });
  await expect(gone.write('checkpoint', Uint8Array.of(1))).rejects.toMatchObject({ code: 'LOG_UNWRITABLE' });
});
