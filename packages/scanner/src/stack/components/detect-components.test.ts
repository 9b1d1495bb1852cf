// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Language } from '../../detect/language.js';
import type { ComponentFinding } from '../../detect/finding.js';
import { COMPONENT_DETECTORS } from './detect-components.js';

/** What is found in a file, as `line id how (choice default)`; paths are all that the tree has. */
function find(
  path: string,
  language: Language,
  text: string,
  paths: readonly string[] = [],
): readonly string[] {
  const head = { path, language, origin: 'product' as const, bytes: text.length };
  const project = { paths, sdks: [], dependencies: [] };
  return COMPONENT_DETECTORS.filter(
    (each) => each.wants(head) && (each.needles?.(project).some((needle) => text.includes(needle)) ?? true),
  )
    .flatMap((each) => each.detect({ ...head, text }, project))
    .filter((each): each is ComponentFinding => each.kind === 'component')
    .map(({ line, id, how, version, choice }) =>
      [
        line,
        id,
        how,
        ...(version === null ? [] : [version]),
        ...(choice === null ? [] : [choice.name, choice.default]),
      ].join(' '),
    );
}

describe('Compose', () => {
  it('deploys images, those with a profile by choice, and what it builds not', () => {
    const text =
      'services:\n  db:\n    image: postgres:16\n  cache:\n    image: "redis:7"\n    profiles: [cache]\n  app:\n    build: .\n    image: me/app\n';
    expect(find('compose.yaml', 'yaml', text)).toEqual([
      '3 postgresql deployed 16',
      '5 redis deployed 7 cache off',
    ]);
    expect(find('docker-compose.dev.yml', 'yaml', text)).toEqual([]);
    expect(find('.github/compose.yaml', 'yaml', text)).toEqual([]);
  });
});

describe('Helm', () => {
  it('deploys the charts that a chart depends on, by its condition; library charts and its own parts not', () => {
    const text =
      'apiVersion: v2\nname: me\ndependencies:\n  - name: rabbitmq\n    version: 12.0.0\n    repository: https://charts.corp.net\n    condition: rabbitmq.enabled\n  - name: common\n    repository: https://charts.corp.net\n  - name: part\n    repository: file://../part\n';
    expect(find('chart/Chart.yaml', 'yaml', text)).toEqual([
      '4 rabbitmq deployed 12.0.0 rabbitmq.enabled could not tell',
    ]);
  });

  it('says in values whether a chart is on from the start, and which images are deployed', () => {
    const text =
      'redis:\n  enabled: false\ncontroller:\n  image:\n    repository: registry.k8s.io/provider-os/cinder-csi-plugin\n    tag: v1.30.0\n';
    expect(find('chart/values.yaml', 'yaml', text, ['chart/Chart.yaml'])).toEqual([
      '2 redis deployed redis.enabled off',
      '5 cinder-csi deployed v1.30.0',
    ]);
    expect(find('other/values.yaml', 'yaml', text, [])).toEqual([]);
  });

  it('reads templates as text, with the value that an image depends on', () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  containers:\n    {{- if .Values.cache.enabled }}\n    - image: "{{ .Values.registry }}/memcached:{{ .Values.tag }}"\n    {{- end }}\n';
    expect(find('chart/templates/d.yaml', 'yaml', text)).toEqual([
      '6 memcached deployed cache.enabled could not tell',
      '2 kubernetes required',
    ]);
  });
});

describe('Kubernetes', () => {
  it('deploys images and custom resources, needs a cluster, and speaks through CSI drivers', () => {
    const text =
      'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\n---\napiVersion: storage.k8s.io/v1\nkind: StorageClass\nprovisioner: cinder.csi.openstack.org\n---\napiVersion: apps/v1\nkind: DaemonSet\nspec:\n  template:\n    spec:\n      containers:\n        - image: quay.io/calico/node:v3.27.0\n';
    expect(find('deploy/all.yaml', 'yaml', text)).toEqual([
      '2 prometheus deployed',
      '6 cinder-csi deployed',
      '14 calico deployed v3.27.0',
      '9 kubernetes required',
    ]);
  });

  it('deploys nothing by schemas and by texts within other texts', () => {
    const crd =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  image: redis\n';
    expect(find('crd.yaml', 'yaml', crd)).toEqual([]);
    const map = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n    image: redis\n';
    expect(find('map.yaml', 'yaml', map)).toEqual([]);
  });
});

describe('BOSH', () => {
  const manifest =
    'name: cf\nreleases:\n- name: nats\ninstance_groups:\n- name: nats\n  jobs:\n  - name: nats-tls\n    release: nats\n  - name: credhub\n    release: credhub\n';
  it('deploys the jobs of a manifest, and requires a director', () => {
    expect(find('cf.yml', 'yaml', manifest)).toEqual([
      '7 nats deployed',
      '9 credhub deployed',
      '4 bosh-director required',
    ]);
  });

  it('brings and takes away by ops files, which are choices', () => {
    const ops =
      '- type: remove\n  path: /instance_groups/name=singleton-blobstore\n- type: replace\n  path: /instance_groups/-\n  value:\n    name: lb\n    jobs:\n    - name: haproxy\n      release: haproxy\n';
    expect(find('operations/use-x.yml', 'yaml', ops)).toEqual([
      '8 haproxy deployed use-x.yml off',
      '2 bosh-blobstore deployed use-x.yml off',
    ]);
  });

  it('deploys the jobs that a release has', () => {
    expect(find('jobs/powerdns/spec', 'text', 'name: powerdns\ntemplates: {}\n')).toEqual([
      '1 powerdns deployed',
    ]);
    expect(find('jobs/own/spec', 'text', 'name: own\ntemplates: {}\n')).toEqual(['1 bosh.own deployed']);
  });
});

describe('configuration tools', () => {
  it('of Ansible install, start and run, by when', () => {
    const text =
      '- name: x\n  ansible.builtin.apt:\n    name: [rabbitmq-server, git]\n- apt:\n    name:\n      - haproxy\n  when: with_lb\n- service: name=mariadb state=started\n- package:\n    name: redis\n    state: absent\n- community.docker.docker_container:\n    name: v\n    image: hashicorp/vault:1.15\n';
    expect(find('roles/a/tasks/main.yml', 'yaml', text)).toEqual([
      '3 rabbitmq deployed',
      '6 haproxy deployed with_lb could not tell',
      '8 mariadb deployed',
      '14 vault deployed 1.15',
    ]);
    expect(
      find('site.yml', 'yaml', '- hosts: all\n  roles:\n    - geerlingguy.redis\n    - role: powerdns\n'),
    ).toEqual(['3 redis deployed', '4 powerdns deployed']);
  });

  it('of Puppet and Chef do too, comments apart', () => {
    const puppet =
      "class x {\n  # include rabbitmq\n  include rabbitmq\n  class { '::mysql::server': }\n  if $ha {\n    package { ['haproxy', 'git']: ensure => present }\n  }\n  include mysql::client\n}\n";
    expect(find('manifests/x.pp', 'puppet', puppet)).toEqual([
      '3 rabbitmq deployed',
      '4 mysql deployed',
      '6 haproxy deployed $ha could not tell',
    ]);
    const chef =
      "# package 'nagios3'\npackage 'rabbitmq-server' do\nend\ninclude_recipe 'powerdns::server' if node['dns']\n";
    expect(find('recipes/default.rb', 'ruby', chef)).toEqual([
      '2 rabbitmq deployed',
      "4 powerdns deployed node['dns'] could not tell",
    ]);
  });
});

describe('images, units and code', () => {
  it('of a Dockerfile stand on the base of their last stage, with the servers that are installed', () => {
    const text =
      'FROM golang:1.22 AS build\nRUN apt-get install -y rabbitmq-server\nFROM debian:12 AS base\nFROM base\nRUN apt-get update && \\\n  apt-get install -y --no-install-recommends nginx=1.* git\n';
    expect(find('Dockerfile', 'dockerfile', text)).toEqual(['3 oci.debian deployed 12', '5 nginx deployed']);
    expect(find('Dockerfile.test', 'dockerfile', text)).toEqual([]);
  });

  it('of systemd are processes of the product, and require others', () => {
    const unit =
      '[Unit]\nRequires=redis.service\nAfter=postgresql.service\n[Service]\nExecStart=/usr/bin/me\n';
    expect(find('me.service', 'ini', unit)).toEqual(['5 systemd.me deployed', '2 redis required']);
  });

  it('of source code are literals of known images, and not comments', () => {
    const go =
      'package a\n// "quay.io/coreos/etcd:v3"\nvar e = "registry.k8s.io/etcd:3.5.9"\nvar o = "quay.io/me/own:1"\n';
    expect(find('a.go', 'go', go)).toEqual(['3 etcd deployed 3.5.9']);
  });

  it('are put on machines by their makers’ installers, which other pages of the same host and comments are not', () => {
    const go =
      'const (\n\t// "https://get.docker.com"\n\tDefaultURL = "https://get.docker.com"\n\tother = "https://get.docker.com/builds/Linux"\n)\n';
    expect(find('drivers/base.go', 'go', go)).toEqual(['3 docker-engine deployed']);
    expect(find('boot.sh', 'shell', 'curl -sfL https://get.k3s.io | sh -\n')).toEqual(['1 k3s deployed']);
    expect(find('ci/boot.sh', 'shell', 'curl -sfL https://get.k3s.io | sh -\n')).toEqual([]);
  });

  it('are required where settings point at them', () => {
    expect(
      find(
        'config.yaml',
        'yaml',
        'url: mysql://me@db:3306/x\n# url: redis://x\nprometheus_endpoint: http://p\n',
      ),
    ).toEqual(['1 mysql required', '3 prometheus required']);
    expect(find('a.py', 'python', 'if url.startswith("redis://"):\n    pass\n')).toEqual([]);
  });
});
