// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { matchRoute } from './match-route.js';
import { ROUTES } from './routes.js';

describe('the path of a page', () => {
  it('leads to its route, its parts decoded', () => {
    expect(matchRoute(ROUTES, '/solutions/rclone')).toMatchObject({
      route: { pattern: '/solutions/*' },
      parts: ['rclone'],
    });
    expect(matchRoute(ROUTES, '/solutions/caf%C3%A9')?.parts).toEqual(['café']);
    expect(matchRoute(ROUTES, '/')?.route.pattern).toBe('/');
  });

  it('is never another path in disguise', () => {
    const disguised = ['%2e%2e%2fadmin', 'a%5cb', 'a%00b', '%', '%E0%A4%A', '', 'a/b'];
    for (const part of disguised) expect(matchRoute(ROUTES, `/solutions/${part}`)).toBeUndefined();
    expect(matchRoute(ROUTES, `/solutions/${'a'.repeat(2000)}`)).toBeUndefined();
  });
});
