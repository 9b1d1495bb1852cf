// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findComponent } from '../catalog/find-component.js';
import { knownFinding, namedFinding } from '../component-finding.js';
import { groupBy } from '../group-by.js';
import type { YamlLine } from '../text/yaml-lines.js';
import { imageFinding } from './image-finding.js';

/** Charts that a chart brings along: `dependencies` of Chart.yaml or of requirements.yaml. */
export function findInChart(lines: readonly YamlLine[]): readonly ComponentFinding[] {
  const entries = groupBy(
    lines.filter(({ keys }) => keys.length === 3 && keys[0] === 'dependencies'),
    ({ keys }) => keys[1]!,
  );
  return [...entries.values()].flatMap((fields): ComponentFinding[] => {
    const field = (key: string): YamlLine | undefined => fields.find(({ keys }) => keys[2] === key);
    const name = field('name');
    // A chart in the product’s own tree shows what it deploys by its own templates.
    const repository = field('repository')?.value ?? '';
    if (
      name?.value == null ||
      !/^(?:https?|oci|@|alias)/.test(repository) ||
      /\blocalhost\b/.test(repository)
    )
      return [];
    // A library chart has templates for others, and deploys nothing.
    if (name.value === 'common') return [];
    const condition = field('condition');
    const choice =
      condition?.value == null
        ? null
        : ({
            kind: 'helm-condition',
            name: condition.value.slice(0, 300),
            default: 'could not tell',
            line: condition.line,
          } as const);
    const known = findComponent('helm', name.value);
    const said = {
      line: name.line,
      how: 'deployed',
      ecosystem: 'helm',
      version: field('version')?.value ?? null,
      optional: choice !== null,
      choice,
    } as const;
    return [known === undefined ? namedFinding(name.value, 'server', said) : knownFinding(known, said)];
  });
}

/** values.yaml of a chart: which charts it brings are on from the start, and which images it deploys. */
export function findInValues(lines: readonly YamlLine[]): readonly ComponentFinding[] {
  const found: ComponentFinding[] = [];
  const switches = new Map<string, YamlLine>();
  for (const line of lines) {
    const last = line.keys.at(-1);
    if (last === 'enabled' && /^(?:true|false)$/.test(line.value ?? '')) switches.set(holder(line), line);
  }
  const choiceOf = (line: YamlLine): ComponentFinding['choice'] => {
    for (let length = line.keys.length - 1; length > 0; length--) {
      const path = line.keys.slice(0, length).join('.');
      const chosen = switches.get(path);
      if (chosen !== undefined) {
        return {
          kind: 'helm-value',
          name: `${path}.enabled`,
          default: chosen.value === 'true' ? 'on' : 'off',
          line: chosen.line,
        };
      }
    }
    return null;
  };
  for (const line of switches.values()) {
    const known = line.keys.length === 2 ? findComponent('helm', line.keys[0]!) : undefined;
    if (known === undefined) continue;
    const said = { line: line.line, how: 'deployed', ecosystem: 'helm', optional: true } as const;
    found.push(knownFinding(known, { ...said, choice: choiceOf(line) }));
  }
  const tags = new Map(
    lines.filter(({ keys }) => keys.at(-1) === 'tag').map((line) => [holder(line), line.value] as const),
  );
  for (const line of lines) {
    const last = line.keys.at(-1);
    if (line.value === null || line.block) continue;
    const within = line.keys.at(-2) ?? '';
    const isImage =
      last === 'image' || (last === 'repository' && (/image/i.test(within) || line.value.includes('/')));
    if (!isImage || /^(?:https?|git|oci):/.test(line.value)) continue;
    const tag = last === 'repository' ? tags.get(holder(line)) : undefined;
    const named = tag == null || tag === '' ? line.value : `${line.value}:${tag}`;
    const finding = imageFinding(line.line, named, choiceOf(line));
    if (finding !== undefined) found.push(finding);
  }
  return found;
}

const holder = ({ keys }: YamlLine): string => keys.slice(0, -1).join('.');
