// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureProblem } from './signature-v4.js';

export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, Uint8Array>;
  close(): Promise<void>;
}

/** A server with S3's GET and PUT of objects in one bucket, held in memory; every request's signature is checked. */
export async function startS3Server(bucket: string, secret: string): Promise<S3Server> {
  const objects = new Map<string, Uint8Array>();
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part as Uint8Array);
    const body = Buffer.concat(parts);
    const { method = '', url: target = '', headers } = request;
    const fault = (status: number, code: string): void =>
      void response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
    const problem = signatureProblem({ method, target, headers, body }, secret, Date.now());
    if (problem !== undefined) return fault(403, problem);
    if (!target.startsWith(`/${bucket}/`)) return fault(404, 'NoSuchBucket');
    if (method === 'PUT') {
      objects.set(target, body);
      return void response.writeHead(200).end();
    }
    const found = objects.get(target);
    if (found === undefined) return fault(404, 'NoSuchKey');
    response.writeHead(200).end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
