// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogStore } from '../log/log-store.js';

export interface OpenedStore {
  readonly store: LogStore;
  /** The same place, opened as another process would. */
  readonly again: LogStore;
  close(): Promise<void>;
}

const BYTES = Uint8Array.from({ length: 8192 }, (_, at) => (at * 7) % 256);
const LIMIT = 20 * 1024 * 1024;

/** What every place that a log is kept in promises (LogStore). */
export function describeLogStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} as a log's store`, () => {
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('has nothing before something is written', async () => {
      expect(await opened.store.read('checkpoint', LIMIT)).toBeUndefined();
      expect(await opened.store.read('tile/0/x001/234', LIMIT)).toBeUndefined();
    });

    it('gives back exactly the bytes that were written, here and to another process', async () => {
      const { store, again } = opened;
      for (const path of [
        'tile/0/000',
        'tile/entries/x001/234.p/17',
        'tile/63/000.p/1',
        'tile/10/x999/x000/001',
      ])
        await store.write(path, BYTES);
      expect(Buffer.from((await store.read('tile/0/000', LIMIT))!)).toEqual(Buffer.from(BYTES));
      expect(Buffer.from((await again.read('tile/entries/x001/234.p/17', LIMIT))!)).toEqual(
        Buffer.from(BYTES),
      );
    });

    it('holds a tile and its partial tiles side by side', async () => {
      await opened.store.write('tile/1/000.p/3', BYTES.subarray(0, 96));
      await opened.store.write('tile/1/000', BYTES);
      expect((await opened.store.read('tile/1/000.p/3', LIMIT))?.byteLength).toBe(96);
      expect((await opened.store.read('tile/1/000', LIMIT))?.byteLength).toBe(8192);
    });

    it('replaces a resource as a whole', async () => {
      await opened.store.write('checkpoint', BYTES);
      await opened.store.write('checkpoint', BYTES.subarray(0, 5));
      expect(Buffer.from((await opened.again.read('checkpoint', LIMIT))!)).toEqual(
        Buffer.from(BYTES.subarray(0, 5)),
      );
    });

    it('takes many writes at once', async () => {
      const paths = Array.from({ length: 20 }, (_, at) => `tile/2/0${String(at).padStart(2, '0')}`);
      await Promise.all(paths.map((path, at) => opened.store.write(path, Uint8Array.of(at))));
      const read = await Promise.all(paths.map((path) => opened.again.read(path, LIMIT)));
      expect(read.map((bytes) => bytes?.[0])).toEqual(paths.map((_, at) => at));
    });

    it('reads no more than it is allowed to', async () => {
      await opened.store.write('tile/3/000', BYTES);
      await expect(opened.store.read('tile/3/000', 8191)).rejects.toMatchObject({ code: 'LOG_TOO_LARGE' });
      expect((await opened.store.read('tile/3/000', 8192))?.byteLength).toBe(8192);
    });

    it.each([
      '../checkpoint',
      '/etc/passwd',
      'tile/0/../../x',
      'tile/0/00',
      'tile/64/000',
      'tile/0/000.p/0',
      'checkpoint\n',
      '',
    ])('refuses a path that is none of a log: %j', async (path) => {
      await expect(opened.store.read(path, LIMIT)).rejects.toMatchObject({ code: 'LOG_PATH' });
      await expect(opened.store.write(path, BYTES)).rejects.toMatchObject({ code: 'LOG_PATH' });
    });
  });
}
