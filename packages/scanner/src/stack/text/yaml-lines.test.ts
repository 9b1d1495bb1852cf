// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readYamlLines } from './yaml-lines.js';

const read = (text: string): string[] =>
  readYamlLines(text).map(({ line, keys, value }) => `${line} ${keys.join('/')} = ${value}`);

describe('YAML by its lines', () => {
  it('gives each value its keys and its line, sequences by place, whether indented or not', () => {
    expect(read('a:\n- b: 1\n  c: "x: y" # why\n- b: 2\nd:\n  - e\n  - f: g\n')).toEqual([
      '1 a = null',
      '2 a/[0]/b = 1',
      '3 a/[0]/c = x: y',
      '4 a/[1]/b = 2',
      '5 d = null',
      '6 d/[0] = e',
      '7 d/[1]/f = g',
    ]);
  });

  it('takes a block scalar as one value, and goes on after it', () => {
    expect(read('run: |\n  image: no\n\n  more\nimage: yes\n')).toEqual([
      '1 run =   image: no\n\n  more\n'.trimEnd(),
      '5 image = yes',
    ]);
  });

  it('tells documents apart', () => {
    expect(readYamlLines('a: 1\n---\na: 2\n').map(({ document }) => document)).toEqual([0, 1]);
  });

  it('reads templates, and says under which condition a line is written', () => {
    const lines = readYamlLines(
      'x: 0\n{{- if .Values.redis.enabled }}\nimage: {{ .Values.image }}:{{ .tag }}\n{{- end }}\ny: 1\n',
    );
    expect(lines.map(({ when }) => when?.text ?? null)).toEqual([null, '.Values.redis.enabled', null]);
    expect(lines[1]!.value).toBe('{{ .Values.image }}:{{ .tag }}');
  });

  it('survives what is no YAML, and nesting without end', () => {
    expect(read('<<<<\n\t}{\n')).toEqual([]);
    expect(read(`${'- '.repeat(5000)}x`).length).toBeLessThan(2);
    expect(read('&a [*a, *a]\n')).toEqual([]);
  });
});
