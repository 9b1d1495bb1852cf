// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { wayOn } from './way-on.js';

describe('the way on from an address that leads nowhere', () => {
  it('searches for the solution or vendor that was asked for', () => {
    expect(wayOn('/solutions/rclnoe').search).toBe('rclnoe');
    expect(wayOn('/vendors/The%20rclone').search).toBe('The rclone');
  });

  it('leads up where there is a list of what was asked for, without the search for solutions', () => {
    expect(wayOn('/labs/nobody')).toEqual({
      links: [
        { name: 'Labs and keys', href: '/labs' },
        { name: 'Home', href: '/' },
      ],
    });
  });

  it('takes no text for a name that is none, and no property of every object for a place', () => {
    expect(wayOn('/solutions/%ff').search).toBe('');
    expect(wayOn('/constructor/x').search).toBe('');
    expect(wayOn(`/solutions/${'x'.repeat(1000)}`).search).toHaveLength(60);
  });
});
