// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { stripTemplate } from './strip-template.js';

test('a value becomes a word, a condition nothing, and every line stays where it is', () => {
  expect(stripTemplate('{% if a %}\nname: {{ name }}\n{% endif %}\n<%= x %>: {{- if\n b }}1{{ end }}')).toBe(
    '\nname: templated\n\ntemplated: \n1',
  );
});

test('braces that are no tags stay', () => {
  expect(stripTemplate('a: {b: {}}\n{{ open')).toBe('a: {b: {}}\n{{ open');
});

test('a text of beginnings without ends costs no more than its length', () => {
  const text = `${'{{'.repeat(500_000)} ${'x'.repeat(5000)} }}`;
  const before = performance.now();
  stripTemplate(text);
  expect(performance.now() - before).toBeLessThan(2000);
});
