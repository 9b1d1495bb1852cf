// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { LogStore } from '../log/log-store.js';
import { boundedBody } from './bounded-body.js';
import { networkReason } from './http-reader.js';
import { verifyResourcePath } from './resource-path.js';
import { tooLarge, unreadable, unwritable } from './store-refusal.js';

export interface S3Place {
  /** `https://s3.example.org`: buckets are addressed by path, which every S3-compatible server understands. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Before each resource's path, without slashes at its ends; empty for none. */
  readonly prefix: string;
}

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const TIMEOUT_MS = 60_000;
const RETRIES = 3;

/**
 * A log in a bucket of an S3-compatible object store. Requests are signed with AWS Signature Version 4 over their bodies'
 * digest. A PUT replaces an object whole and is durable once it is answered (Amazon S3 User Guide, "data consistency model").
 * @param verifyPath holds paths to those that a log has; another one, for what else is kept so
 */
export function s3Store(
  place: S3Place,
  credentials: S3Credentials,
  verifyPath: (path: string) => void = verifyResourcePath,
): LogStore {
  const client = new AwsClient({ ...credentials, service: 's3', region: place.region, retries: RETRIES });
  const where = `s3://${[place.bucket, place.prefix].filter((one) => one !== '').join('/')}`;
  const root = [place.endpoint.replace(/\/+$/, ''), place.bucket, place.prefix]
    .filter((one) => one !== '')
    .join('/');
  const send = (path: string, init: RequestInit, body: Uint8Array): Promise<Response> => {
    verifyPath(path);
    const digest = createHash('sha256').update(body).digest('hex');
    const headers = { ...(init.headers as Record<string, string>), 'x-amz-content-sha256': digest };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return client.fetch(`${root}/${path}`, { ...init, headers, signal, redirect: 'manual' });
  };
  return {
    async read(path, limit) {
      const answer = await send(path, { method: 'GET' }, new Uint8Array()).catch((error: Error) => {
        throw networkFailure(error) ? unreadable(where, path, networkReason(error), error) : error;
      });
      if (answer.status === 200) {
        const bytes = await boundedBody(answer, limit).catch((error: Error) => {
          throw unreadable(where, path, networkReason(error), error);
        });
        if (bytes === undefined) throw tooLarge(where, path, limit);
        return bytes;
      }
      const why = await faultOf(answer);
      // A bucket that is not there is no empty log.
      if (answer.status === 404 && !why.includes('NoSuchBucket')) return undefined;
      throw unreadable(where, path, why);
    },
    async write(path, bytes) {
      const headers = { 'content-type': 'application/octet-stream' };
      const body = bytes as Uint8Array<ArrayBuffer>;
      const answer = await send(path, { method: 'PUT', body, headers }, bytes).catch((error: Error) => {
        throw networkFailure(error) ? unwritable(where, path, networkReason(error), error) : error;
      });
      if (answer.status === 200 || answer.status === 201) return void (await answer.body?.cancel());
      throw unwritable(where, path, await faultOf(answer));
    },
  };
}

function networkFailure(error: Error): boolean {
  return error instanceof TypeError || error instanceof DOMException;
}

/** Status and the code of the server's own fault (`<Code>AccessDenied</Code>`); none of its other text is repeated. */
async function faultOf(answer: Response): Promise<string> {
  const body = await boundedBody(answer, 64 * 1024).catch(() => undefined);
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(Buffer.from(body ?? []).toString('utf8'))?.[1];
  return `the server answers ${answer.status}${code === undefined ? '' : ` ${code}`}`;
}
