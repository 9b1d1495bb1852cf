// SPDX-License-Identifier: Apache-2.0
// Object storage: a container, a stream up, a listing, metadata, a stream down compared byte by byte, all deleted.
import { createHash, randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { check, connect, named, run } from '../clients.mjs';

const storage = connect('storage');
const content = randomBytes(2_500_000);
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

const container = await storage.createContainer({
  name: `${run}-pkgcloud`,
  metadata: { purpose: 'touchstone' },
});
check(named(await storage.getContainers(), container.name), 'the container is not in the account');

await new Promise((resolve, reject) => {
  const upload = storage.upload({
    container: container.name,
    remote: 'deep/object.bin',
    contentType: 'application/octet-stream',
    metadata: { purpose: 'touchstone' },
  });
  upload.on('success', resolve).on('error', reject);
  Readable.from([content.subarray(0, 1_000_000), content.subarray(1_000_000)]).pipe(upload);
});

const file = await storage.getFile(container.name, 'deep/object.bin');
check(Number(file.size) === content.length, `the object has ${file.size} bytes instead of ${content.length}`);
check(named(await storage.getFiles(container.name), 'deep/object.bin'), 'the object is not in the container');

// pkgcloud's streams are of the old kind, which cannot be iterated; they can be piped.
const download = storage
  .download({ container: container.name, remote: 'deep/object.bin' })
  .pipe(new PassThrough());
const chunks = [];
for await (const chunk of download) chunks.push(chunk);
check(sha(Buffer.concat(chunks)) === sha(content), 'the object came back different');

await storage.removeFile(container.name, 'deep/object.bin');
await storage.destroyContainer(container.name);
check(!named(await storage.getContainers(), container.name), 'the container is still in the account');
