// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Language } from '../detect/language.js';
import { IMPLICATION_DETECTORS } from './detectors.js';

const PROJECT = { paths: [], sdks: [], dependencies: [] };
const find = (
  path: string,
  language: Language,
  text: string,
  origin: 'product' | 'test' = 'product',
): readonly string[] =>
  IMPLICATION_DETECTORS.filter((each) => each.wants({ path, language, origin, bytes: text.length })).flatMap(
    (each) =>
      each.detect({ path, language, origin, text, bytes: text.length }, PROJECT).map((finding) => {
        if (finding.kind === 'listener') return `${finding.line} ${finding.port} ${finding.what}`;
        if (finding.kind === 'update-channel') return `${finding.line} ${finding.channel} ${finding.what}`;
        return finding.kind === 'credential' ? `${finding.line} ${finding.what}` : finding.kind;
      }),
  );

describe('what running the product brings', () => {
  it('are places of credentials: environment, files, secrets, keys of configuration', () => {
    expect(
      find(
        'a.go',
        'go',
        'package a\nvar x = os.Getenv("OS_PASSWORD")\n// OS_PASSWORD\nvar y = "clouds.yaml"\n',
      ),
    ).toEqual(['2 environment variable OS_PASSWORD', '4 file clouds.yaml']);
    expect(find('s.yaml', 'yaml', 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: cloud-config\n')).toEqual(
      ['2 Kubernetes secret cloud-config'],
    );
    expect(find('jobs/x/spec', 'text', 'name: x\nproperties:\n  x.password:\n    description: d\n')).toEqual([
      '3 BOSH property x.password',
    ]);
  });

  it('are listeners, and not the ports of whom it calls', () => {
    expect(find('Dockerfile', 'dockerfile', 'FROM a\nEXPOSE 8080/tcp 9090\n')).toEqual([
      '2 8080 EXPOSE of an image',
      '2 9090 EXPOSE of an image',
    ]);
    expect(find('compose.yaml', 'yaml', 'services:\n  a:\n    ports:\n      - "8443:443"\n')).toEqual([
      '4 8443 port of the service a',
    ]);
    const spec =
      'name: nats\nproperties:\n  nats.port:\n    default: 4222\n  uaa.port:\n    default: 8443\n  nats.db.port:\n    default: 5432\n';
    expect(find('jobs/nats/spec', 'text', spec)).toEqual(['4 4222 BOSH property nats.port of nats']);
    expect(find('a.go', 'go', 'package a\nfunc f() { http.ListenAndServe(":9100", nil) }\n')).toEqual([
      '2 9100 ListenAndServe',
    ]);
  });

  it('are channels of updates', () => {
    expect(
      find(
        'i.sh',
        'shell',
        'echo "deb https://apt.corp.net/debian stable main"\nhelm repo add x https://charts.corp.net/x\n',
      ),
    ).toEqual(['1 apt-repository apt.corp.net/debian', '2 helm-repository charts.corp.net/x']);
    expect(find('.gitmodules', 'text', '[submodule "a"]\n\turl = https://git.corp.net/a.git\n')).toEqual([
      '2 git-submodule git.corp.net/a.git',
    ]);
    expect(find('Gemfile', 'ruby', "source 'https://gems.corp.net'\ngem 'x'\n")).toEqual([
      '1 package-registry gems.corp.net',
    ]);
    expect(find('go.mod', 'text', 'module a\nrequire github.com/a/b v1.0.0\n')).toEqual([
      '2 package-registry proxy.golang.org',
    ]);
  });

  it('is said of what ships alone', () => {
    expect(find('Dockerfile', 'dockerfile', 'EXPOSE 80\n', 'test')).toEqual([]);
    expect(find('.github/Dockerfile', 'dockerfile', 'EXPOSE 80\n')).toEqual([]);
  });
});
