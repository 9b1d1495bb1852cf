// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBrowserModule, modulePath } from './browser-modules.js';

const NAMES = readdirSync(new URL('../assets/', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

describe('modules for browsers', () => {
  it.each(NAMES)('%s is served under a path that names its content', (name) => {
    const path = modulePath(name);
    expect(path).toMatch(new RegExp(`^/assets/${name}\\.[0-9a-f]{12}\\.js$`));
    expect(findBrowserModule(path)?.text).not.toBe('');
  });

  it.each(NAMES)('%s loads nothing else: one request, and no path without its hash', (name) => {
    expect(findBrowserModule(modulePath(name))?.text).not.toMatch(/\b(?:import\s*[({'"*\w]|from\s*['"])/);
  });

  it('are asked for by a name that the build has', () => {
    expect(() => modulePath('../index')).toThrow(expect.objectContaining({ code: 'WEB_MODULE' }));
    expect(findBrowserModule('/assets/../package.json')).toBeUndefined();
    expect(findBrowserModule('/assets/copy.js')).toBeUndefined();
  });
});
