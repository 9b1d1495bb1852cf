// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recipeFiles } from './recipe-digest.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-recipe-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of a recipe', () => {
  test('are all that lies beside the manifest, but not what runs and tools left there', () => {
    for (const name of ['evidence', 'node_modules', '.git', 'steps']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'a'), '');
    }
    expect(Object.keys(recipeFiles(folder))).toEqual(['steps/a']);
  });
  test('are refused before a run where the bundle of that run could not hold them', () => {
    for (const name of ['two words', 'café', 'a\nb', 'a'.repeat(255) + '/'.padEnd(60, 'b')]) {
      const at = join(folder, name);
      mkdirSync(join(at, '..'), { recursive: true });
      writeFileSync(at, '');
      expect(() => recipeFiles(folder), name).toThrow(expect.objectContaining({ code: 'RUN_RECIPE_FOLDER' }));
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
    }
  });
  test('are refused where one of them is a link', () => {
    symlinkSync('/etc/hostname', join(folder, 'a'));
    expect(() => recipeFiles(folder)).toThrow(expect.objectContaining({ code: 'RUN_RECIPE_FOLDER' }));
  });
});
