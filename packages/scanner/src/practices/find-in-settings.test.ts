// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Language } from '../detect/language.js';
import { findInSettings } from './find-in-settings.js';
import { readSettings } from './read-settings.js';

const find = (path: string, language: Language, text: string): readonly string[] =>
  findInSettings(
    readSettings({ path, language, origin: 'product', bytes: text.length }, text),
    path,
    text,
  ).map(({ line, practice, by }) => `${line} ${practice} ${by}`);

describe('settings', () => {
  it('show verification off and Keystone v2 where they are OpenStack’s', () => {
    const text = 'openstack:\n  insecure: true\n  auth_url: http://k:5000/v2.0\n  ssl_verify: false\n';
    expect(find('a.yaml', 'yaml', text)).toEqual([
      '2 tls-verification-off default',
      '3 keystone-v2 default',
      '4 tls-verification-off default',
    ]);
    expect(find('a.yaml', 'yaml', 'docker:\n  insecure: true\n')).toEqual([]);
  });

  it('show credentials that are written down, and never the credential', () => {
    const text = 'db:\n  password: s3cr3tVa1ue\n  admin_password: Adm1n-2024\nrabbit_password: guest\n';
    expect(find('openstack.yaml', 'yaml', text)).toEqual([
      '2 credentials-in-templates default',
      '3 admin-credentials-shipped default',
      '4 credentials-in-templates default',
    ]);
    expect(find('vsphere.yaml', 'yaml', text)).toEqual([]);
    const secret = { line: 1, key: 'password', value: 's3cr3tVa1ue' };
    const findings = findInSettings([secret], 'openstack.yaml', '');
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toContain('s3cr3tVa1ue');
  });

  it('take no place left for a credential for one', () => {
    const text =
      'a_password: ((cf_admin_password))\nb_password: {{ .Values.x }}\nc_password: <PASSWORD1>\nd_password: changeme1\ne_password: ""\nf_password: barPass\n#g_password: s3cr3tVa1ue\nh_password: $NOVA_PASS1\ni_secret: cloud-provider-config\n';
    expect(find('openstack.yaml', 'yaml', text)).toEqual([]);
    expect(find('openstack.json.erb', 'template', "{\n 'password' => p('registry.password1'),\n}\n")).toEqual(
      [],
    );
  });

  it('show templates that write credentials of OpenStack when they are filled in', () => {
    expect(find('cloud.conf.j2', 'template', '[Global] # openstack\npassword = {{ os_password }}\n')).toEqual(
      ['2 credentials-in-templates always'],
    );
  });

  it('leave a piece of a Helm chart to the object that takes it in', () => {
    const define =
      '{{- define "credentials" -}}\n# openstack\npassword="{{ .Values.password }}"\n{{- end -}}\n';
    expect(find('templates/credentials.tpl', 'template', define)).toEqual([]);
    expect(find('cloud.conf.tpl', 'template', '# openstack\npassword="{{ .password }}"\n')).toEqual([
      '2 credentials-in-templates always',
    ]);
  });
});
