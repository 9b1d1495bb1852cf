// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import type { ComponentFinding, Finding } from '../../detect/finding.js';
import type { SourceFile } from '../../detect/source-file.js';
import type { KnownComponent, Namespace } from '../catalog/component-data.js';
import { findComponent, findGoModule } from '../catalog/find-component.js';
import { knownFinding, namedFinding } from '../component-finding.js';
import type { DeclaredDependency, Ecosystem } from './declared.js';
import { purlOf } from './purl-of.js';
import { isManifest, readManifest } from './read-manifest.js';
import { readSbom } from './sbom.js';

/** Where a name of a registry is looked up in the data. */
const NAMESPACE_OF: Record<Ecosystem, Namespace> = {
  pypi: 'pypi',
  golang: 'golang',
  gem: 'gem',
  maven: 'maven',
  npm: 'npm',
  nuget: 'nuget',
  composer: 'composer',
  cargo: 'cargo',
  deb: 'package',
  puppet: 'puppet',
  ansible: 'role',
  chef: 'cookbook',
  bosh: 'bosh',
};

const componentOf = (ecosystem: Ecosystem, name: string) => {
  if (ecosystem === 'golang') return findGoModule(name);
  const own =
    ecosystem === 'maven'
      ? name.replace(':', '/')
      : ecosystem === 'pypi'
        ? name.replaceAll(/[_.]/g, '-')
        : name;
  return findComponent(NAMESPACE_OF[ecosystem], own) ?? findComponent(NAMESPACE_OF[ecosystem], name);
};

/** Libraries and runtimes that manifests and lock files ask for. */
export const MANIFEST_DETECTOR: Detector = {
  id: 'stack.dependencies',
  first: true,
  wants: ({ path }) => isManifest(path),
  detect: detectDependencies,
};

function detectDependencies({ path, text, origin }: SourceFile): readonly Finding[] {
  const manifest = readManifest(path, text);
  const findings: Finding[] = manifest.dependencies.map(findingOf);
  for (const runtime of manifest.runtimes) findings.push({ kind: 'runtime', ...runtime });
  const { self } = manifest;
  const own = self === null ? undefined : componentOf(self.ecosystem, self.name);
  // The product is itself what the data know as a server: it runs, and is nothing that it brings along beside itself.
  if (self !== null && own?.role === 'server' && origin === 'product' && isWhole(path, self.name)) {
    const said = { line: self.line, how: 'deployed', ecosystem: self.ecosystem } as const;
    findings.push({ ...knownFinding(own, said), role: 'runtime' });
  }
  return findings;
}

/** Whether a manifest is the whole tree’s and not that of a part of it. */
function isWhole(path: string, name: string): boolean {
  return (!path.includes('/') || path === 'config/final.yml') && name !== '';
}

function findingOf(declared: DeclaredDependency): ComponentFinding {
  const { line, ecosystem, name, version, direct, scope, optional } = declared;
  const known = componentOf(ecosystem, name);
  const said = {
    line,
    how: 'dependency',
    ecosystem,
    title: name.slice(0, 300),
    purl: purlOf(declared),
    version: version?.slice(0, 300) ?? null,
    optional,
    direct,
    ...(scope === 'test' ? { origin: 'test' as const } : {}),
  } as const;
  // Only packages of distributions bring processes of their own: a library of a registry is linked and not run.
  if (known?.role === 'server' && ecosystem === 'deb' && scope === 'product' && !optional) {
    return knownFinding(known, { ...said, how: 'required' });
  }
  return dependencyFinding(name, known, said);
}

/** A library keeps its own name, so that versions of two libraries never mix; the data say what it is a client of. */
function dependencyFinding(
  name: string,
  known: KnownComponent | undefined,
  said: Parameters<typeof namedFinding>[2],
): ComponentFinding {
  const isClient = known?.role === 'client';
  return namedFinding(name, isClient ? 'client' : 'library', said, isClient ? known.concern : null);
}

/** Packages of an SBOM. A server among its images and packages is deployed: that is what an SBOM of a product lists. */
export const SBOM_DETECTOR: Detector = {
  id: 'stack.sbom',
  first: true,
  wants: ({ language }) => language === 'json' || language === 'text',
  needles: () => ['"bomFormat"', '"spdxVersion"'],
  detect: ({ text }) =>
    readSbom(text).map(({ line, name, version, purl, ecosystem, optional }) => {
      const said = { line, how: 'dependency', title: name.slice(0, 300), purl, version, optional } as const;
      const registry = ecosystem ?? 'generic';
      const namespace = (
        registry === 'rpm' || registry === 'apk' ? 'package' : NAMESPACE_OF[registry as Ecosystem]
      ) as Namespace | undefined;
      const image = registry === 'oci' || registry === 'docker';
      const known = image
        ? findComponent('oci', name)
        : registry === 'golang'
          ? findGoModule(name)
          : namespace === undefined
            ? undefined
            : findComponent(namespace, registry === 'maven' ? name.replace(':', '/') : name);
      const own = { ...said, ecosystem: registry };
      const runs = known?.role === 'server' && (image || namespace === 'package');
      return runs ? knownFinding(known, { ...own, how: 'deployed' }) : dependencyFinding(name, known, own);
    }),
};
