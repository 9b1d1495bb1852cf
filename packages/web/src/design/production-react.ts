// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';

/**
 * Imported before anything that imports React, for its effect: unless the environment says which of its builds is wanted,
 * React's own for production is loaded. The other one, which it takes by default, checks every element and takes three to
 * four times as long for a page. The environment is put back: what this process starts (a recipe, an installer) is not to
 * find a variable that nobody set.
 */
const require = createRequire(import.meta.url);
if (process.env['NODE_ENV'] === undefined) {
  process.env['NODE_ENV'] = 'production';
  try {
    for (const part of ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/server']) require(part);
  } finally {
    delete process.env['NODE_ENV'];
  }
}
