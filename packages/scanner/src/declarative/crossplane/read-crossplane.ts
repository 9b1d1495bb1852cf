// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import { loadResources } from '../resources/load-resources.js';
import { terraformFindings } from '../terraform/terraform-findings.js';
import type { ParsedYaml } from '../yaml/parse-yaml.js';
import { lineOf, mapsBelow, textOf, valueOf } from '../yaml/yaml-nodes.js';
import type { YamlReader } from '../yaml/yaml-reader.js';

let types: ReadonlyMap<string, string> | undefined;

/**
 * Resources of Crossplane's provider for OpenStack, in manifests, compositions and claims: each kind is generated from a
 * resource of Terraform (`compute.openstack.crossplane.io`, `InstanceV2` from `openstack_compute_instance_v2`). The
 * provider does it on behalf: likely (docs/decisions/what-others-do-on-behalf.md).
 */
export const readCrossplane: YamlReader = {
  needles: () => ['.openstack.crossplane.io', '.openstack.m.crossplane.io', '.openstack.upbound.io'],
  mayRead: (text) =>
    /apiVersion["']?:\s*["']?\w+\.openstack\.(?:m\.)?(?:crossplane|upbound)\.io\//.test(text),
  read: (yaml) =>
    yaml.roots.flatMap((root) => [...mapsBelow(root)].flatMap(({ map }) => readKind(map, yaml))),
};

function readKind(map: unknown, yaml: ParsedYaml): readonly Finding[] {
  const kind = valueOf(map, 'kind');
  const version = textOf(valueOf(map, 'apiVersion')) ?? '';
  const group = /^(\w+)\.openstack\.(?:m\.)?(?:crossplane|upbound)\.io\//.exec(version)?.[1];
  const name = textOf(kind);
  if (group === undefined || name === undefined) return [];
  types ??= new Map(
    [...loadResources('terraform').types.keys()].map((type) => [type.replaceAll('_', ''), type]),
  );
  const type = types.get(`openstack${group}${name.toLowerCase()}`);
  if (type === undefined) return [];
  return terraformFindings(type, { line: lineOf(kind, yaml), call: `${version} ${name}`, lower: true });
}
