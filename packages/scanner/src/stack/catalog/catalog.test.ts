// SPDX-License-Identifier: Apache-2.0
import { CONCERNS } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { findComponent, findGoModule, findImage } from './find-component.js';
import { loadComponents } from './load-components.js';

describe('the components that the data know', () => {
  it('are at least two hundred, with some for each concern, each id once', () => {
    const ids = loadComponents().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(200);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(loadComponents().map((each) => each.concern))).toEqual(new Set([...CONCERNS, null]));
  });

  it('share no name within a namespace, so that a name means one of them', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, names } of loadComponents()) {
      for (const [namespace, list] of Object.entries(names)) {
        for (const name of list) {
          const key = `${namespace} ${name.toLowerCase()}`;
          if (seen.has(key)) twice.push(`${key}: ${seen.get(key)}, ${id}`);
          seen.set(key, id);
        }
      }
    }
    expect(twice).toEqual([]);
  });

  it('are found by the name that each ecosystem has for them', () => {
    expect(findComponent('package', 'rabbitmq-server')?.id).toBe('rabbitmq');
    expect(findComponent('kind', 'monitoring.coreos.com/Prometheus')?.id).toBe('prometheus');
    expect(findComponent('pypi', 'hvac')?.role).toBe('client');
    expect(findComponent('gem', 'rabbitmq-server')).toBeUndefined();
  });

  it('are found by the end of an image’s name, whatever the registry', () => {
    expect(findImage('quay.io/calico/node')?.id).toBe('calico');
    expect(findImage('redis')?.id).toBe('redis');
    expect(findImage('registry.example.org/mirror/library/redis')?.id).toBe('redis');
    expect(findImage('registry.example.org/tools/node')).toBeUndefined();
  });

  it('are found by a Go module or a package within it, whatever its major version', () => {
    expect(findGoModule('github.com/aws/aws-sdk-go-v2/service/route53')?.id).toBe('aws-route53-client');
    expect(findGoModule('go.etcd.io/etcd/client/v3')?.id).toBe('etcd-client');
    expect(findGoModule('github.com/redis/go-redis/v9')?.id).toBe('redis-client');
    expect(findGoModule('github.com/someone/else')).toBeUndefined();
  });
});
