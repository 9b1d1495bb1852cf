// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { toldPlaces, toldToVerifiers } from './told-places.js';

describe('where things are kept', () => {
  it('is told without the password of the database', () => {
    const urls = [
      'postgresql://registry:hunter2@db.example:5432/touchstone?sslmode=require&password=hunter2',
      'postgres:///touchstone?host=/run&user=registry&password=hunter2',
      'host=db.example password=hunter2',
    ];
    for (const DATABASE_URL of urls) {
      const told = toldPlaces({ data: '/data' }, false, { DATABASE_URL });
      expect(told['Database']).toContain('PostgreSQL');
      expect(JSON.stringify(told)).not.toContain('hunter2');
    }
  });

  it('says how a stranger names log and trust root, in words that a shell takes as they are', () => {
    const origin = 'https://touchstone.example';
    expect(toldToVerifiers({ data: 'd' }, origin, {})).toEqual({ log: 'trust/log' });
    const own = { data: 'd', log: '/srv/log', trustRoot: ['/etc/our root; rm -rf.json'] };
    expect(toldToVerifiers(own, origin, {})).toEqual({ log: origin, trustRoot: 'our_root__rm_-rf.json' });
    expect(toldToVerifiers({ data: 'd' }, origin, { TOUCHSTONE_TRUST_ROOT: '/a/root.json' })).toMatchObject({
      trustRoot: 'root.json',
    });
  });
});
