// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Connection } from '@touchstone/runner';
import { s3Store, type S3Credentials } from '../../packages/attest/src/stores/s3-store.js';
import { describeLogStore } from '../../packages/attest/src/testing/store-contract.js';
import { LAB_CLOUD, labCloud, removeContainer } from './lab-cloud.js';

/** Swift speaks S3 as well (its s3api): an S3-compatible store that is not ours, and checks every signature. */

describe.skipIf(!LAB_CLOUD)(
  `the S3 API of the cloud ${LAB_CLOUD ?? '(skipped: TOUCHSTONE_LAB_CLOUD names no cloud)'}`,
  () => {
    const bucket = `touchstone-log-${randomBytes(6).toString('hex')}`;
    let cloud: Connection;
    let endpoint: string;
    let credentials: S3Credentials;
    beforeAll(async () => {
      cloud = await connect(labCloud(), { now: Date.now });
      const { user, project } = cloud.token;
      const made = (await cloud.post('identity', `/users/${user.id}/credentials/OS-EC2`, {
        tenant_id: project.id,
      })) as { credential: { access: string; secret: string } };
      credentials = { accessKeyId: made.credential.access, secretAccessKey: made.credential.secret };
      await cloud.put('object-store', `/${bucket}`);
      endpoint = new URL(cloud.serviceRoot('object-store')).origin;
    });
    afterAll(async () => {
      const { user } = cloud.token;
      await cloud.remove('identity', `/users/${user.id}/credentials/OS-EC2/${credentials.accessKeyId}`);
      await removeContainer(cloud, bucket);
      await cloud.close();
    });
    const open = (of: S3Credentials) =>
      s3Store({ endpoint, region: 'us-east-1', bucket, prefix: 'our logs/demo' }, of);

    describeLogStore("a bucket of Swift's s3api", async () => ({
      store: open(credentials),
      again: open(credentials),
      close: async () => {},
    }));

    it('refuses a wrong secret', async () => {
      const wrong = open({ ...credentials, secretAccessKey: 'not the secret' });
      await expect(wrong.read('checkpoint', 100)).rejects.toMatchObject({
        code: 'LOG_UNREADABLE',
        message: expect.stringContaining('SignatureDoesNotMatch') as string,
      });
    });
  },
);
