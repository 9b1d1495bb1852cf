// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { RecordingBuilder } from '../testing/recording-builder.js';
import { factsOf } from '../testing/view.js';

/** What became of a look by name that nova answered with 400. */
function lookedUp(after: (builder: RecordingBuilder) => RecordingBuilder) {
  const builder = new RecordingBuilder()
    .signIn()
    .call('GET', '/v2.1/os-security-groups/h:0123', 'compute:security-group.show', { status: 400 });
  return factsOf(after(builder).end()).view.refusals.find(({ status }) => status === 400)?.refusal;
}

describe('a 400 to a look at one resource', () => {
  it('is a probe where the list of its kind comes next: by id, else by name', () => {
    expect(
      lookedUp((builder) =>
        builder
          .call('GET', '/v2.0/networks', 'network:network.list')
          .call('GET', '/v2.1/os-security-groups', 'compute:security-group.list'),
      ),
    ).toBe('probe');
  });
  it('is a wrong request where anything else comes next, or nothing', () => {
    expect(lookedUp((builder) => builder.call('GET', '/v2.1/servers', 'compute:server.list'))).toBe('wrong');
    expect(lookedUp((builder) => builder)).toBe('wrong');
  });
});
