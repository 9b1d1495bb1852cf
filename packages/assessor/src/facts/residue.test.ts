// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { RecordingBuilder } from '../testing/recording-builder.js';
import { factsOf } from '../testing/view.js';

const SERVER = { type: 'compute:server', id: 'server-1' };
const RULE = { type: 'network:security-group-rule', id: 'rule-1' };
const GROUP = { type: 'network:security-group', id: 'group-1' };
const MEMBER = { type: 'image:image.member', id: 'member-1' };

const make = (builder: RecordingBuilder, ...resources: { type: string; id: string }[]) =>
  builder.call('POST', '/v2.1/servers', 'compute:server.create', { status: 202, created: resources });
const residue = (builder: RecordingBuilder) => factsOf(builder.end()).shown.residue;

describe('what is left behind', () => {
  it('is what the inventory lists after teardown and did not list before', () => {
    const builder = new RecordingBuilder()
      .inventory('before', [GROUP])
      .inventory('after-teardown', [GROUP, SERVER]);
    expect(residue(builder)).toEqual({ how: 'inventory', resources: [SERVER], couldNotList: [] });
  });
  it('is nothing that is on its way out', () => {
    const builder = new RecordingBuilder().inventory('after-teardown', [{ ...SERVER, state: 'DELETED' }]);
    expect(residue(builder).resources).toEqual([]);
  });
  it('is followed through the calls where a type could not be listed', () => {
    const builder = make(new RecordingBuilder(), SERVER).inventory(
      'after-teardown',
      [],
      [{ type: SERVER.type, reason: 'the service answered 503' }],
    );
    expect(residue(builder)).toEqual({
      how: 'inventory',
      resources: [SERVER],
      couldNotList: ['compute:server: the service answered 503'],
    });
  });
  it('is nothing that an inventory would list and does not', () => {
    expect(residue(make(new RecordingBuilder(), SERVER).inventory('after-teardown')).couldNotList).toEqual(
      [],
    );
  });
  it('cannot be told of a type that inventories do not list and that was not deleted', () => {
    expect(residue(make(new RecordingBuilder(), MEMBER).inventory('after-teardown')).couldNotList).toEqual([
      'image:image.member: created and not deleted, and inventories do not list this type',
    ]);
  });
  it('is nothing that goes with what was deleted', () => {
    const builder = make(new RecordingBuilder(), GROUP, RULE)
      .call('DELETE', '/v2.0/security-groups/group-1', 'network:security-group.delete', {
        status: 204,
        deleted: [GROUP],
      })
      .inventory('after-teardown');
    expect(residue(builder)).toEqual({ how: 'inventory', resources: [], couldNotList: [] });
  });
  it('is only followed where there is no inventory', () => {
    expect(residue(make(new RecordingBuilder(), SERVER))).toEqual({
      how: 'tracked',
      resources: [SERVER],
      couldNotList: [],
    });
  });
  it('is not what a refused call would have made', () => {
    const builder = new RecordingBuilder().call('POST', '/v2.1/servers', 'compute:server.create', {
      status: 403,
      created: [SERVER],
    });
    expect(residue(builder).resources).toEqual([]);
  });
});
