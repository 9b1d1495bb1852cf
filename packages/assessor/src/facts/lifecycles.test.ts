// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { goodRun, RecordingBuilder } from '../testing/recording-builder.js';
import { factsOf } from '../testing/view.js';

const of = (builder: RecordingBuilder) => factsOf(builder.end()).shown.lifecycles;
const ONE = { type: 'block-storage:volume', id: 'volume-1' };
const TWO = { type: 'block-storage:volume', id: 'volume-2' };
const create = (builder: RecordingBuilder, created = [ONE]) =>
  builder.call('POST', '/v3/volumes', 'block-storage:volume.create', { status: 202, created });
const remove = (builder: RecordingBuilder, deleted = [ONE]) =>
  builder.call('DELETE', '/v3/volumes/volume-1', 'block-storage:volume.delete', { status: 202, deleted });

describe('a life cycle', () => {
  it('is complete when one resource was made, read and removed', () => {
    expect(of(goodRun())).toEqual([
      { type: 'object-store:object', created: 1, read: 1, deleted: 1, left: 0, complete: true },
    ]);
  });
  it('is read, too, by a list of its kind while it existed', () => {
    const builder = remove(
      create(new RecordingBuilder()).call('GET', '/v3/volumes/detail', 'block-storage:volume.list-detail'),
    );
    expect(of(builder)[0]?.complete).toBe(true);
  });
  it('is not complete when nothing read it', () => {
    expect(of(remove(create(new RecordingBuilder())))[0]?.complete).toBe(false);
  });
  it('is not complete when one was read and another removed', () => {
    const builder = create(new RecordingBuilder(), [ONE, TWO]).call(
      'GET',
      '/v3/volumes/volume-2',
      'block-storage:volume.show',
      { read: TWO },
    );
    expect(of(remove(builder))[0]).toMatchObject({ created: 2, read: 1, deleted: 1, complete: false });
  });
  it('is not complete when removing it was refused', () => {
    const builder = create(new RecordingBuilder())
      .call('GET', '/v3/volumes/volume-1', 'block-storage:volume.show', { read: ONE })
      .call('DELETE', '/v3/volumes/volume-1', 'block-storage:volume.delete', { status: 400, deleted: [ONE] });
    expect(of(builder)[0]).toMatchObject({ deleted: 0, complete: false });
  });
  it('is of nothing that was there before', () => {
    expect(of(remove(new RecordingBuilder()))).toEqual([]);
  });
});
