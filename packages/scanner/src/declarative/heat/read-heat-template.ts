// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import { loadResources } from '../resources/load-resources.js';
import { resourceFindings } from '../resources/resource-findings.js';
import type { ParsedYaml } from '../yaml/parse-yaml.js';
import { lineOf, mapsBelow, textOf, valueOf } from '../yaml/yaml-nodes.js';
import type { YamlReader } from '../yaml/yaml-reader.js';

/** Keys that make a document a template of Heat, in its own format or in CloudFormation's. */
const VERSIONS = ['heat_template_version', 'HeatTemplateFormatVersion', 'AWSTemplateFormatVersion'];

/** Such a key at the top of a document, which is seldom indented. */
const TOP = new RegExp(`^[\\s{"']{0,6}(?:${VERSIONS.join('|')}|resource_registry)\\b`, 'm');

const CREATE = 'orchestration:stack.create';

/**
 * Templates of Heat. What the solution itself calls is orchestration; what Heat then does for the solution's user is
 * likely, never certain (docs/decisions/what-others-do-on-behalf.md).
 */
export const readHeatTemplate: YamlReader = {
  needles: () => ['OS::'],
  mayRead: (text) => TOP.test(text),
  read: (yaml) => yaml.roots.flatMap((root) => readRoot(root, yaml)),
};

function readRoot(root: unknown, yaml: ParsedYaml): readonly Finding[] {
  const { id, types } = loadResources('heat');
  const version = VERSIONS.find((key) => valueOf(root, key) !== undefined);
  if (version === undefined) {
    const registry = valueOf(root, 'resource_registry');
    return registry === undefined ? [] : [{ kind: 'sdk', line: lineOf(registry, yaml), sdk: id }];
  }
  const resources = [...mapsBelow(valueOf(root, 'resources') ?? valueOf(root, 'Resources'))].flatMap(
    ({ map }) => {
      const node = valueOf(map, 'type') ?? valueOf(map, 'Type');
      const type = textOf(node);
      const resource = type === undefined ? undefined : types.get(type);
      if (type === undefined || resource === undefined) return [];
      const { create = [], delete: remove = [] } = resource;
      const at = { line: lineOf(node, yaml), via: id, call: `type: ${type}` };
      return resourceFindings({ certain: [], likely: [...create, ...remove] }, at);
    },
  );
  const hasHeat = version !== 'AWSTemplateFormatVersion' || resources.length > 0;
  if (!hasHeat) return [];
  const at = { line: lineOf(valueOf(root, version), yaml), via: id, call: version };
  return [...resourceFindings({ certain: [], likely: [CREATE] }, at), ...resources];
}
