// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { plainEnvironment } from './run-environment.js';

describe('what a command of a recipe inherits', () => {
  const inherited = {
    PATH: '/bin',
    OS_PASSWORD: 'secret',
    https_proxy: 'http://proxy',
    TOUCHSTONE_COLOUR: 'blue',
    TOUCHSTONE_MONKEY: 'one',
    TOUCHSTONE_KEY: 'secret',
    TOUCHSTONE_KEY_FILE: 'secret',
    TOUCHSTONE_KEY_PASSPHRASE: 'secret',
    TOUCHSTONE_LOG_KEY: 'secret',
    TOUCHSTONE_LOG_KEY_FILE: 'secret',
    TOUCHSTONE_WITNESS_KEY: 'secret',
    TOUCHSTONE_TOKEN: 'secret',
    TOUCHSTONE_MY_SECRET_2: 'secret',
  };

  it('is nothing that signs or publishes, and nothing about clouds', () => {
    const environment = plainEnvironment({
      inherited,
      run: 'run-1',
      recipeDir: '/recipe',
      workdir: '/scratch',
    });
    expect(environment).toEqual({
      PATH: '/bin',
      TOUCHSTONE_COLOUR: 'blue',
      TOUCHSTONE_MONKEY: 'one',
      TOUCHSTONE_RUN: 'run-1',
      TOUCHSTONE_RECIPE: '/recipe',
      TOUCHSTONE_WORKDIR: '/scratch',
      HOME: '/scratch/home',
      TMPDIR: '/scratch/tmp',
    });
  });
});
