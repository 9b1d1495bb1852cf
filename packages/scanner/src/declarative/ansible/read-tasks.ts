// SPDX-License-Identifier: Apache-2.0
import { isMap } from 'yaml';
import type { Finding } from '../../detect/finding.js';
import { loadResources } from '../resources/load-resources.js';
import type { Resource } from '../resources/resource-data.js';
import { keepEffects, resourceFindings, type Wanted } from '../resources/resource-findings.js';
import type { ParsedYaml } from '../yaml/parse-yaml.js';
import { lineOf, mapsBelow, pairsOf, textOf, valueOf } from '../yaml/yaml-nodes.js';
import type { YamlReader } from '../yaml/yaml-reader.js';

/** Where a module gets its token, in every module of the collection. */
const SIGN_IN = 'identity:token.create';

/** The plugin of inventories, in the data and as files ask for it. */
const INVENTORY = 'openstack.cloud.openstack';
const INVENTORIES = ['plugin: openstack', `plugin: ${INVENTORY}`];

/** Tasks of plays and roles: an item of a list that has a module's name as a key. */
export const readTasks: YamlReader = {
  needles: () => [...[...loadResources('ansible').types.keys()].map((name) => `${name}:`), ...INVENTORIES],
  mayRead: () => true,
  read: (yaml) =>
    yaml.roots.flatMap((root) => [
      ...readInventory(root, yaml),
      ...[...mapsBelow(root)].flatMap(({ map, inSequence }) =>
        !inSequence
          ? []
          : pairsOf(map).flatMap(({ key, pair }) => {
              const module = loadResources('ansible').types.get(key);
              return module === undefined
                ? []
                : readTask(key, module, pair.value, lineOf(pair.key, yaml), yaml);
            }),
      ),
    ]),
};

/** A dynamic inventory lists the servers of a cloud: `plugin: openstack.cloud.openstack` at the top. */
function readInventory(root: unknown, yaml: ParsedYaml): readonly Finding[] {
  const node = valueOf(root, 'plugin');
  const plugin = textOf(node) ?? '';
  const { id, types } = loadResources('ansible');
  const resource = INVENTORIES.some((each) => each.endsWith(` ${plugin}`)) ? types.get(INVENTORY) : undefined;
  if (resource === undefined) return [];
  const { certain, likely } = keepEffects(resource, 'present');
  const at = { line: lineOf(node, yaml), via: id, call: `plugin: ${plugin}`, lower: !yaml.isWhole };
  return resourceFindings({ certain, likely: [...likely, SIGN_IN] }, at);
}

function readTask(
  name: string,
  module: Resource,
  value: unknown,
  line: number,
  yaml: ParsedYaml,
): readonly Finding[] {
  const given = argumentsOf(value);
  const state = given.get('state');
  const effects = keepEffects(module, wantedOf(state));
  const added = Object.entries(module.with ?? {})
    .filter(([condition]) => {
      const [key = '', literal] = condition.split('=');
      return given.get(key) === literal;
    })
    .flatMap(([, { does }]) => does);
  return resourceFindings(
    { certain: [...effects.certain, ...added], likely: [...effects.likely, SIGN_IN] },
    {
      line,
      via: loadResources('ansible').id,
      call: state === undefined ? `${name}:` : `${name}: state=${state}`,
      lower: !yaml.isWhole,
    },
  );
}

function wantedOf(state: string | undefined): Wanted {
  if (state === undefined) return 'present';
  if (/\{\{|templated/.test(state)) return 'could not tell';
  return /^(?:absent|deleted)$/.test(state) ? 'absent' : 'present';
}

/** Arguments as a mapping, or as `name=web state=absent` on the module's line. */
function argumentsOf(value: unknown): ReadonlyMap<string, string> {
  if (isMap(value)) {
    return new Map(pairsOf(value).map(({ key, pair }) => [key, textOf(pair.value) ?? '']));
  }
  const words = (textOf(value) ?? '').matchAll(/(\w+)=("[^"]*"|'[^']*'|\{\{[^}]*\}\}|\S*)/g);
  return new Map([...words].map(([, key = '', text = '']) => [key, text.replace(/^(["'])(.*)\1$/, '$2')]));
}
