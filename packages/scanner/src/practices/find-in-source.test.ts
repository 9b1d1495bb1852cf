// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../detect/language.js';
import { grammarOf, loadGrammars } from '../parse/grammars.js';
import { Query } from 'web-tree-sitter';
import { findInSource } from './find-in-source.js';
import { loadPractices } from './load-practices.js';

const ALL: Language[] = [
  'python',
  'go',
  'ruby',
  'java',
  'javascript',
  'typescript',
  'tsx',
  'csharp',
  'php',
  'rust',
  'shell',
  'puppet',
  'hcl',
];
beforeAll(() => loadGrammars(ALL));

const find = (language: Language, text: string): readonly string[] =>
  findInSource(language, text).map(({ line, practice, by }) => `${line} ${practice} ${by}`);

describe('the rules', () => {
  it('are queries that their languages’ grammars know', () => {
    const broken: string[] = [];
    for (const { languages, queries } of loadPractices()) {
      for (const language of languages) {
        for (const source of Array.isArray(queries) ? queries : (queries?.[language] ?? [])) {
          try {
            new Query(grammarOf(language), source).delete();
          } catch (error) {
            broken.push(`${language} ${source} ${String(error)}`);
          }
        }
      }
    }
    expect(broken).toEqual([]);
  });
});

describe('TLS verification that is off', () => {
  it('is told apart: always, by default, where a condition says so, or as an option', () => {
    expect(
      find(
        'python',
        'requests.get(u, verify=False)\ndef f(verify=False): pass\nif insecure:\n    g(verify=False)\nh(insecure=conf.insecure)\n# verify=False\nx = "verify=False"\n',
      ),
    ).toEqual([
      '1 tls-verification-off always',
      '2 tls-verification-off default',
      '4 tls-verification-off option',
      '5 tls-verification-off option',
    ]);
    expect(
      find(
        'go',
        'package a\nvar x = tls.Config{InsecureSkipVerify: true}\nfunc f() {\n\tc.InsecureSkipVerify = o.Insecure\n\tif o.Insecure {\n\t\tc.InsecureSkipVerify = true\n\t}\n}\n',
      ),
    ).toEqual([
      '2 tls-verification-off always',
      '4 tls-verification-off option',
      '6 tls-verification-off option',
    ]);
    expect(
      find('ruby', 'a(ssl_verify_peer: false)\nh.verify_mode = OpenSSL::SSL::VERIFY_NONE if insecure\n'),
    ).toEqual(['1 tls-verification-off always', '2 tls-verification-off option']);
  });

  it('is found in the other languages too', () => {
    expect(find('java', 'class A { void f() { c.withSSLVerificationDisabled(); } }')).toHaveLength(1);
    expect(find('typescript', 'f({ rejectUnauthorized: false });')).toEqual([
      '1 tls-verification-off always',
    ]);
    expect(
      find('shell', 'curl -sk https://x\ncurl -s https://x # -k\nopenstack --insecure server list\n'),
    ).toEqual(['1 tls-verification-off always', '3 tls-verification-off always']);
    expect(find('php', '<?php curl_setopt($c, CURLOPT_SSL_VERIFYPEER, false);')).toHaveLength(1);
    expect(find('rust', 'fn f() { b.danger_accept_invalid_certs(true); }')).toHaveLength(1);
    expect(
      find(
        'csharp',
        'class A { void F() { h.ServerCertificateCustomValidationCallback = (a, b) => true; } }',
      ),
    ).toHaveLength(1);
    expect(find('puppet', "x { 'a': insecure => true }\n")).toEqual(['1 tls-verification-off always']);
  });
});

describe('credentials, Keystone v2 and endpoints', () => {
  it('are found on command lines that are run, and as options that are offered', () => {
    expect(find('shell', 'openstack --os-password "$P" server list\n')).toEqual([
      '1 credentials-in-arguments always',
    ]);
    expect(
      find('python', "p.add_argument('--os-password')\nrun(['openstack', '--os-password', pw])\n"),
    ).toEqual(['1 credentials-in-arguments option', '2 credentials-in-arguments always']);
    expect(
      find('ruby', 'option :p, long: "--openstack-password SECRET"\noption :f, long: "--secret-file F"\n'),
    ).toEqual(['1 credentials-in-arguments option']);
  });

  it('of v2 are an option where the file also knows v3; network’s own v2.0 is none', () => {
    expect(find('python', 'u = base + "/v2.0/tokens"\n')).toEqual(['1 keystone-v2 always']);
    expect(find('python', 'u = base + "/v2.0/tokens" if not v3 else "/v3/auth/tokens"\n')).toEqual([
      '1 keystone-v2 option',
    ]);
    expect(find('python', 'u = "http://net:9696/v2.0/networks"\n')).not.toContain('1 keystone-v2 always');
  });

  it('of v2 are an option where what holds them carries the version in its name, as the others do', () => {
    const java = (name: string) =>
      `class ${name} {\n  Builder get() {\n    return OSFactory.builderV2();\n  }\n}\n`;
    expect(find('java', java('CredentialV2'))).toEqual(['3 keystone-v2 option']);
    expect(find('java', java('Credential'))).toEqual(['3 keystone-v2 always']);
    expect(find('python', 'def auth_v2_0():\n    return base + "/v2.0/tokens"\n')).toEqual([
      '2 keystone-v2 option',
    ]);
  });

  it('are a default where they hold for whoever says nothing', () => {
    expect(find('ruby', "@identity_api_version = '2' if @identity_api_version == UNSET\n")).toEqual([
      '1 keystone-v2 default',
    ]);
    expect(find('ruby', "@identity_api_version ||= 'v2.0'\n@identity_api_version = '3' if old\n")).toEqual([
      '1 keystone-v2 default',
    ]);
    const tls = (condition: string) =>
      find('ruby', `if ${condition}\n  yield :ssl_verify_peer => false\nend\n`);
    expect(tls("protocol.blank? || protocol == 'ssl'")).toEqual(['2 tls-verification-off default']);
    expect(tls("protocol == 'ssl-without'")).toEqual(['2 tls-verification-off option']);
    const other = 'if ssl.blank?\n  go\nelse\n  yield :ssl_verify_peer => false\nend\n';
    expect(find('ruby', other)).toEqual(['4 tls-verification-off option']);
  });

  it('of what is looked up and falls back to it is a default', () => {
    expect(find('python', "u = os.environ.get('OS_AUTH_URL', 'http://10.0.0.5:35357/v3')\n")).toEqual([
      '1 hard-coded-endpoint default',
    ]);
    expect(find('ruby', "u = ENV.fetch('OS_AUTH_URL', 'http://10.0.0.5:5000/v3')\n")).toEqual([
      '1 hard-coded-endpoint default',
    ]);
  });

  it('are an option within the package that is a client of Keystone v2', () => {
    const text = (name: string) =>
      `package ${name};\nimport org.own.openstack.keystone.v2_0.KeystoneApi;\nclass A {}\n`;
    expect(find('java', text('org.own.openstack.keystone.v2_0.functions'))).toEqual(['2 keystone-v2 option']);
    expect(find('java', text('org.own.openstack.nova.v2_0'))).toEqual(['2 keystone-v2 always']);
  });

  it('of what stands after an `or` is a default', () => {
    expect(find('javascript', "const path = options.path || '/v2.0/tokens';\n")).toEqual([
      '1 keystone-v2 default',
    ]);
    expect(find('python', "u = given or 'http://10.0.0.5:5000/v3'\n")).toEqual([
      '1 hard-coded-endpoint default',
    ]);
    expect(find('javascript', "const is = '/v2.0/tokens' || other;\n")).toEqual(['1 keystone-v2 always']);
  });

  it('are none where a default is the machine itself, which is nobody’s cloud', () => {
    expect(find('puppet', "class a (\n  $auth_url = 'http://127.0.0.1:5000',\n) {\n}\n")).toEqual([]);
    expect(find('puppet', "class a (\n  $auth_url = 'http://10.0.0.5:5000',\n) {\n}\n")).toEqual([
      '2 hard-coded-endpoint default',
    ]);
    expect(find('python', "u = 'http://127.0.0.1:5000/v3'\n")).toEqual(['1 hard-coded-endpoint always']);
  });

  it('of what a call of `default…` is given is a default', () => {
    expect(find('java', 'class A { A() { super(b.defaultEndpoint("http://10.0.0.5:5000/v3/")); } }')).toEqual(
      ['1 hard-coded-endpoint default'],
    );
  });

  it('of endpoints need the whole literal: comments, help and examples are none', () => {
    expect(
      find(
        'python',
        'def f(url="http://controller:5000/v3"): pass\nURL = "https://keystone.cloud.corp/v3"\n',
      ),
    ).toEqual(['1 hard-coded-endpoint default', '2 hard-coded-endpoint always']);
    expect(
      find(
        'python',
        '"""http://controller:5000/v3"""\n# http://controller:5000/v3\nOpt("u", help="http://a:5000/v3")\nx = "as in http://a:5000/v3"\ny = "https://keystone.example.com:5000/v3"\n',
      ),
    ).toEqual([]);
  });
});
