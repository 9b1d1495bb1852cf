// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { ComponentFinding } from '../../detect/finding.js';
import type { Language } from '../../detect/language.js';
import { MANIFEST_DETECTOR, SBOM_DETECTOR } from './detect-dependencies.js';

const PROJECT = { paths: [], sdks: [], dependencies: [] };
const file = (path: string, text: string, language: Language = 'text') => ({
  path,
  text,
  language,
  origin: 'product' as const,
  bytes: text.length,
});
const components = (detector: typeof SBOM_DETECTOR, path: string, text: string): ComponentFinding[] =>
  detector.detect(file(path, text, 'json'), PROJECT).filter((each) => each.kind === 'component');

describe('dependencies', () => {
  it('are libraries by their own name, with purl; a client says of what', () => {
    expect(components(MANIFEST_DETECTOR, 'requirements.txt', 'hvac==1.2.1\n')).toEqual([
      {
        kind: 'component',
        line: 1,
        id: 'pypi.hvac',
        title: 'hvac',
        how: 'dependency',
        role: 'client',
        concern: 'secrets',
        ecosystem: 'pypi',
        purl: 'pkg:pypi/hvac@1.2.1',
        version: '1.2.1',
        optional: false,
        direct: true,
        choice: null,
      },
    ]);
  });

  it('of a Debian package are required where they are servers, and of tests where they only build', () => {
    const control = 'Package: x\nDepends: rabbitmq-server\nBuild-Depends: mariadb-server\n';
    expect(
      components(MANIFEST_DETECTOR, 'debian/control', control).map(({ id, how, origin }) => [
        id,
        how,
        origin,
      ]),
    ).toEqual([
      ['rabbitmq', 'required', undefined],
      ['deb.mariadb-server', 'dependency', 'test'],
    ]);
  });

  it('say that the product is itself what runs, and no server that it brings, at the top of its tree alone', () => {
    const text = 'module github.com/prometheus/prometheus\n';
    expect(components(MANIFEST_DETECTOR, 'go.mod', text)).toMatchObject([
      { id: 'prometheus', how: 'deployed', role: 'runtime' },
    ]);
    expect(components(MANIFEST_DETECTOR, 'sub/go.mod', text)).toEqual([]);
    const release = '---\nfinal_name: bosh\nblobstore:\n  provider: gcs\n';
    expect(components(MANIFEST_DETECTOR, 'config/final.yml', release)).toMatchObject([
      { id: 'bosh-director', line: 2, how: 'deployed', role: 'runtime' },
    ]);
  });
});

describe('an SBOM', () => {
  it('of CycloneDX lists libraries, and images and packages that run', () => {
    const bom = JSON.stringify(
      {
        bomFormat: 'CycloneDX',
        components: [
          { name: 'requests', version: '2.0', purl: 'pkg:pypi/requests@2.0' },
          {
            name: 'rabbitmq',
            version: '3.13',
            purl: 'pkg:oci/rabbitmq@3.13',
            components: [{ name: 'inner', version: '1' }],
          },
          { name: 'postgresql', purl: 'pkg:deb/debian/postgresql@15' },
        ],
      },
      null,
      1,
    );
    expect(
      components(SBOM_DETECTOR, 'bom.json', bom).map(({ id, how, version }) => [id, how, version]),
    ).toEqual([
      ['pypi.requests', 'dependency', '2.0'],
      ['rabbitmq', 'deployed', '3.13'],
      ['generic.inner', 'dependency', '1'],
      ['postgresql', 'deployed', null],
    ]);
  });

  it('of SPDX lists packages by their external references', () => {
    const sbom = JSON.stringify({
      spdxVersion: 'SPDX-2.3',
      packages: [
        {
          name: 'x',
          versionInfo: 'v1.0.0',
          externalRefs: [
            { referenceType: 'purl', referenceLocator: 'pkg:golang/github.com/redis/go-redis/v9@v9.0.0' },
          ],
        },
      ],
    });
    expect(components(SBOM_DETECTOR, 'x.spdx.json', sbom)).toMatchObject([
      {
        ecosystem: 'golang',
        title: 'github.com/redis/go-redis/v9',
        role: 'client',
        concern: 'database',
        version: 'v1.0.0',
      },
    ]);
    expect(components(SBOM_DETECTOR, 'x.json', '{"a": {"bomFormat": "CycloneDX"}}')).toEqual([]);
  });
});
