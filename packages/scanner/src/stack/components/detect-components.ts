// SPDX-License-Identifier: Apache-2.0
import type { Detector, Project } from '../../detect/detector.js';
import type { ComponentFinding, Finding } from '../../detect/finding.js';
import type { FileHead, SourceFile } from '../../detect/source-file.js';
import { readYamlLines, type YamlLine } from '../text/yaml-lines.js';
import { findImageRegistries } from '../../implications/image-registries.js';
import { findInAnsible } from './ansible.js';
import { findInBosh, findInJobSpec, isBosh } from './bosh.js';
import { findInChart, findInValues } from './helm.js';
import { findInCompose } from './compose.js';
import { findInDockerfile } from './dockerfile.js';
import { findInKubernetes } from './kubernetes.js';
import { findImageLiterals, REGISTRIES } from './image-literals.js';
import { findInstallers, installerNeedles } from './installers.js';
import { findInPuppet } from './puppet.js';
import { findInRecipe } from './chef.js';
import { findInUnit } from './systemd.js';
import { findRequiredServers, requiredNeedles } from './required-servers.js';
import { isDevelopment } from './is-development.js';

/** Whether a file can say what the product deploys: its own or an example of it, and not the workbench’s. */
const isOfProduct = ({ path, origin }: FileHead): boolean =>
  (origin === 'product' || origin === 'example') && !isDevelopment(path);

const YAML_PATH = /\.ya?ml(?:\.\w+)?$/;
export const isYaml = ({ path, language }: FileHead): boolean => language === 'yaml' || YAML_PATH.test(path);

const YAML_DETECTOR: Detector = {
  id: 'stack.manifests',
  wants: (file) => isYaml(file) && isOfProduct(file),
  needles: () => [
    'image:',
    'repository:',
    'kind:',
    'dependencies:',
    'release:',
    'enabled:',
    'type: remove',
    'name:',
    'name=',
    'roles:',
  ],
  detect: (file, project) => withRegistries(file, findInYaml(readYamlLines(file.text), file.path, project)),
};

/** What a YAML file deploys, by what kind of file it is; most are of no kind that deploys. */
function findInYaml(lines: readonly YamlLine[], path: string, project: Project): readonly ComponentFinding[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, path.length - name.length);
  const inChart = (): boolean => project.paths.includes(`${folder}Chart.yaml`);
  if (name === 'Chart.yaml' || (/^requirements\.ya?ml$/.test(name) && inChart())) return findInChart(lines);
  if (/^values[\w.-]*\.ya?ml$/.test(name) || /^images?\.ya?ml$/.test(name)) {
    return inChart() || name.startsWith('image') ? findInValues(lines) : [];
  }
  if (/compose[\w.-]*\.ya?ml(?:\.\w+)?$/.test(name)) return findInCompose(lines);
  const isTop = (key: string): boolean => lines.some(({ keys }) => keys.length === 1 && keys[0] === key);
  if (isTop('kind') && isTop('apiVersion')) return findInKubernetes(lines);
  if (isBosh(lines)) return findInBosh(lines, path);
  return findInAnsible(lines);
}

const detector = (
  id: string,
  wants: Detector['wants'],
  find: (file: SourceFile) => readonly ComponentFinding[],
  needles?: readonly string[],
): Detector => ({
  id,
  wants: (file) => wants(file) && isOfProduct(file),
  ...(needles === undefined ? {} : { needles: () => needles }),
  detect: (file) => withRegistries(file, find(file)),
});

/** With the registries that images come from: they are update channels of what ships. */
function withRegistries({ origin }: FileHead, components: readonly ComponentFinding[]): readonly Finding[] {
  return origin === 'product' ? [...components, ...findImageRegistries(components)] : components;
}

const SOURCES = new Set(['go', 'python', 'ruby', 'java', 'javascript', 'typescript', 'shell']);

/** What looks for components that a product deploys. */
export const COMPONENT_DETECTORS: readonly Detector[] = [
  YAML_DETECTOR,
  detector(
    'stack.dockerfile',
    ({ language }) => language === 'dockerfile',
    ({ text }) => findInDockerfile(text),
  ),
  detector(
    'stack.bosh-job',
    ({ path }) => /(?:^|\/)jobs\/[\w.-]+\/spec$/.test(path),
    ({ path }) => findInJobSpec(path),
    ['templates:'],
  ),
  detector(
    'stack.systemd',
    ({ path }) => /\.service(?:\.\w+)?$/.test(path),
    ({ text, path }) => findInUnit(text, path),
    ['ExecStart'],
  ),
  detector(
    'stack.puppet',
    ({ language }) => language === 'puppet',
    ({ text }) => findInPuppet(text),
  ),
  detector(
    'stack.chef',
    ({ path }) => /(?:^|\/)recipes\/[\w-]+\.rb$/.test(path),
    ({ text }) => findInRecipe(text),
  ),
  detector(
    'stack.images',
    ({ language }) => SOURCES.has(language),
    ({ text }) => findImageLiterals(text),
    REGISTRIES,
  ),
  {
    id: 'stack.installers',
    wants: (file) => SOURCES.has(file.language) && isOfProduct(file),
    needles: installerNeedles,
    detect: ({ text }) => findInstallers(text),
  },
  {
    id: 'stack.required',
    wants: (file) => isOfProduct(file) && file.language !== 'text',
    needles: requiredNeedles,
    detect: ({ text }) => findRequiredServers(text),
  },
];
