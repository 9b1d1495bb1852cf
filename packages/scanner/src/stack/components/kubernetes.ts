// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import { findComponent } from '../catalog/find-component.js';
import { knownFinding } from '../component-finding.js';
import { groupBy } from '../group-by.js';
import type { YamlLine } from '../text/yaml-lines.js';
import { imageFinding } from './image-finding.js';
import { templateChoice } from './template-choice.js';

const WORKLOADS = /^(?:Deployment|DaemonSet|StatefulSet|ReplicaSet|Pod|Job|CronJob|ReplicationController)$/;
/** Kinds that only describe others: their schemas and examples deploy nothing. */
const DESCRIPTIONS = /^(?:CustomResourceDefinition|ConfigMap|List)$/;

/** Images, custom resources and CSI drivers of Kubernetes manifests and of templates of them. */
export function findInKubernetes(lines: readonly YamlLine[]): readonly ComponentFinding[] {
  const found: ComponentFinding[] = [];
  let needsCluster: YamlLine | undefined;
  for (const document of byDocument(lines)) {
    const top = (key: string): YamlLine | undefined =>
      document.find(({ keys }) => keys.length === 1 && keys[0] === key);
    const [version, kind] = [top('apiVersion'), top('kind')];
    if (version?.value == null || kind?.value == null || DESCRIPTIONS.test(kind.value)) continue;
    if (WORKLOADS.test(kind.value)) needsCluster ??= kind;
    found.push(...ofKind(version.value, kind, document));
    for (const line of document) {
      if (line.value === null || line.block || line.keys.at(-1) !== 'image') continue;
      const finding = imageFinding(line.line, line.value, templateChoice(line.when));
      if (finding !== undefined) found.push(finding);
    }
  }
  const kubernetes = findComponent('package', 'kubeadm');
  if (needsCluster !== undefined && kubernetes !== undefined) {
    // It runs on a cluster that may well be Magnum’s: needing one is no other answer to containers.
    const said = { line: needsCluster.line, how: 'required', ecosystem: 'kubernetes' } as const;
    found.push({ ...knownFinding(kubernetes, said), role: 'runtime' });
  }
  return found;
}

function ofKind(version: string, kind: YamlLine, document: readonly YamlLine[]): readonly ComponentFinding[] {
  const group = version.split('/')[0]!;
  const known = findComponent('kind', `${group}/${kind.value}`);
  const choice = templateChoice(kind.when);
  const said = { line: kind.line, how: 'deployed', optional: choice !== null, choice } as const;
  if (known !== undefined) return [knownFinding(known, { ...said, ecosystem: 'kubernetes' })];
  const driver =
    kind.value === 'StorageClass'
      ? document.find(({ keys }) => keys.length === 1 && keys[0] === 'provisioner')
      : kind.value === 'CSIDriver'
        ? document.find(({ keys }) => keys.join('/') === 'metadata/name')
        : undefined;
  const csi = driver?.value == null ? undefined : findComponent('csi', driver.value);
  return csi === undefined
    ? []
    : [knownFinding(csi, { ...said, line: driver!.line, ecosystem: 'kubernetes' })];
}

function byDocument(lines: readonly YamlLine[]): readonly (readonly YamlLine[])[] {
  return [...groupBy(lines, ({ document }) => document).values()];
}
