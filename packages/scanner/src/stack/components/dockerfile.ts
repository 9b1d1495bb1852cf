// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findComponent, findImage } from '../catalog/find-component.js';
import { knownFinding, namedFinding } from '../component-finding.js';
import { purlOfImage } from './image-finding.js';
import { parseImageName } from './image-name.js';

interface Instruction {
  readonly line: number;
  readonly name: string;
  readonly rest: string;
}

const INSTALL =
  /\b(?:apt-get|apt|yum|dnf|microdnf|tdnf|zypper|apk)\s+(?:-\S+\s+)*(?:install|add|in)\s+([^;&|]*)/g;

/** Instructions of a Dockerfile, with lines that go on joined; comments left out. */
export function readInstructions(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  let open: Instruction | undefined;
  for (const [at, raw] of text.split('\n').entries()) {
    if (/^\s*#/.test(raw)) continue;
    const goesOn = /\\\s*$/.test(raw);
    const content = raw.replace(/\\\s*$/, '').trim();
    if (open === undefined) {
      const match = /^([A-Za-z]+)\s+(.*)$/.exec(content);
      if (match !== null) open = { line: at + 1, name: match[1]!.toUpperCase(), rest: match[2]! };
    } else open = { ...open, rest: `${open.rest} ${content}` };
    if (goesOn || open === undefined) continue;
    found.push(open);
    open = undefined;
  }
  if (open !== undefined) found.push(open);
  return found;
}

/** What the image of a Dockerfile stands on, and the servers that are installed into it; its last stage alone ships. */
export function findInDockerfile(text: string): readonly ComponentFinding[] {
  const instructions = readInstructions(text);
  const stages = new Map<string, Instruction>();
  for (const each of instructions) {
    const alias = each.name === 'FROM' ? /\sAS\s+(\S+)/i.exec(each.rest)?.[1] : undefined;
    if (alias !== undefined) stages.set(alias.toLowerCase(), each);
  }
  const last = instructions.findLastIndex(({ name }) => name === 'FROM');
  if (last === -1) return [];
  const base = baseOf(instructions[last]!, stages);
  const found: ComponentFinding[] = [];
  const image = parseImageName(withoutFlags(base.rest));
  if (image !== undefined && image.name !== 'scratch') {
    const known = findImage(image.name);
    const purl = purlOfImage(image.name, image.tag);
    const said = { line: base.line, how: 'deployed', ecosystem: 'oci', version: image.tag, purl } as const;
    const isServer = known?.role === 'server';
    found.push(isServer ? knownFinding(known, said) : namedFinding(image.name, 'runtime', said));
  }
  for (const { line, name, rest } of instructions.slice(last)) {
    if (name !== 'RUN') continue;
    for (const match of rest.matchAll(INSTALL)) {
      for (const word of match[1]!.split(/\s+/)) {
        const known = findComponent('package', word.replace(/[=~<>].*$/, ''));
        if (known !== undefined) found.push(knownFinding(known, { line, how: 'deployed', ecosystem: 'oci' }));
      }
    }
  }
  return found;
}

/** The first image of the stages that a stage stands on. */
function baseOf(from: Instruction, stages: ReadonlyMap<string, Instruction>): Instruction {
  const seen = new Set<Instruction>();
  let at = from;
  while (!seen.has(at)) {
    seen.add(at);
    at = stages.get(withoutFlags(at.rest).toLowerCase()) ?? at;
  }
  return at;
}

const withoutFlags = (rest: string): string =>
  rest
    .replaceAll(/--\S+\s+/g, '')
    .trim()
    .split(/\s/)[0]!;
