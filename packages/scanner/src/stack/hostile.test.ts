// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Language } from '../detect/language.js';
import { IMPLICATION_DETECTORS } from '../implications/detectors.js';
import { STACK_DETECTORS } from './detectors.js';

const PROJECT = { paths: [], sdks: [], dependencies: [] };
const FILES: readonly (readonly [string, Language])[] = [
  ['a.yaml', 'yaml'],
  ['compose.yaml', 'yaml'],
  ['Chart.yaml', 'yaml'],
  ['values.yaml', 'yaml'],
  ['requirements.yml', 'yaml'],
  ['Dockerfile', 'dockerfile'],
  ['a.pp', 'puppet'],
  ['recipes/a.rb', 'ruby'],
  ['a.service', 'ini'],
  ['jobs/a/spec', 'text'],
  ['package-lock.json', 'json'],
  ['bom.json', 'json'],
  ['pom.xml', 'xml'],
  ['pyproject.toml', 'toml'],
  ['setup.py', 'python'],
  ['requirements.txt', 'text'],
  ['go.mod', 'text'],
  ['Gemfile', 'ruby'],
  ['a.go', 'go'],
];
const TEXTS: readonly string[] = [
  `a: ${'"'.repeat(300_000)}`,
  `image: ${'a/'.repeat(200_000)}`,
  `${'- '.repeat(200_000)}`,
  `${'{{'.repeat(200_000)} if`,
  `{"a":"${'\\'.repeat(300_001)}`,
  `${'['.repeat(300_000)}`,
  `<a>${'<b>'.repeat(2000)}`,
  `&a [${'*a,'.repeat(100_000)}]`,
  `include ${'a::'.repeat(100_000)}!`,
  `RUN apt-get ${'-x '.repeat(100_000)}y`,
  `${'install_requires=['.repeat(2000)}`,
  `${' '.repeat(300_000)}x`,
  `${'x = "quay.io/a'.repeat(20_000)}`,
];

describe('strangers’ bytes', () => {
  it('cost each detector little time, and make none of them throw', () => {
    const slow: string[] = [];
    for (const detector of [...STACK_DETECTORS, ...IMPLICATION_DETECTORS]) {
      for (const [path, language] of FILES) {
        const head = { path, language, origin: 'product' as const };
        if (!detector.wants({ ...head, bytes: 1 })) continue;
        for (const text of TEXTS) {
          const from = performance.now();
          detector.detect({ ...head, text, bytes: text.length }, PROJECT);
          const ms = performance.now() - from;
          if (ms > 2000) slow.push(`${detector.id} ${path} ${text.slice(0, 20)}: ${Math.round(ms)} ms`);
        }
      }
    }
    expect(slow).toEqual([]);
  }, 120_000);
});
