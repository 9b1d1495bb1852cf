// SPDX-License-Identifier: Apache-2.0
import type { Component, ConcernEntry, FoundOperation } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { findConcerns } from './find-concerns.js';

const DNS: ConcernEntry = {
  id: 'dns',
  title: 'DNS',
  services: ['dns'],
  operations: [],
  lifecycles: [],
  readOnly: false,
};
const COMPUTE: ConcernEntry = {
  ...DNS,
  id: 'compute',
  services: ['compute'],
  operations: ['compute:server.*'],
};

const operation = (id: string, over: Partial<FoundOperation> = {}): FoundOperation => ({
  operation: id,
  confidence: 'high',
  count: 1,
  via: ['sdk'],
  places: [{ file: 'a.py', line: 3, via: 'sdk', call: 'x' }],
  elsewhere: {},
  ...over,
});
const component = (id: string, over: Partial<Component> = {}): Component => ({
  id,
  title: id,
  how: 'deployed',
  role: 'server',
  concern: 'dns',
  ecosystem: 'oci',
  purl: null,
  versions: [],
  origin: 'product',
  optional: false,
  choices: [],
  count: 1,
  places: [{ file: 'compose.yaml', line: 9 }],
  ...over,
});
const verdict = (operations: FoundOperation[], components: Component[], concern = DNS) =>
  findConcerns({ operations, components, concerns: [concern] })[0]!;

describe('a concern', () => {
  it('is native where its service is called, parallel where a server is brought, both, or neither', () => {
    const call = operation('dns:zone.create');
    const server = component('powerdns');
    expect(verdict([call], []).verdict).toBe('native');
    expect(verdict([], [server]).verdict).toBe('parallel');
    expect(verdict([call], [server]).verdict).toBe('both');
    expect(verdict([], []).verdict).toBe('not concerned');
    expect(verdict([operation('compute:flavor.list')], [], COMPUTE).verdict).toBe('not concerned');
  });

  it('is not made parallel by a client library, a test, or an example; a client is an alternative', () => {
    const client = component('pypi.route53', { how: 'dependency', role: 'client' });
    const found = verdict(
      [],
      [client, component('bind', { origin: 'test' }), component('knot', { origin: 'example' })],
    );
    expect(found).toMatchObject({ verdict: 'not concerned', parallel: [], alternatives: ['pypi.route53'] });
  });

  it('is not made parallel by the solution itself, wherever its own manifests run it', () => {
    const itself = component('bind', { role: 'runtime', ecosystem: 'golang' });
    expect(verdict([], [itself, component('bind')]).verdict).toBe('not concerned');
    expect(verdict([], [itself, component('bind'), component('knot')]).parallel).toEqual(['knot']);
  });

  it('is not made parallel by a server that settings can point at; it is an alternative', () => {
    const possible = component('bind', { how: 'required', optional: true });
    expect(verdict([], [possible])).toMatchObject({ verdict: 'not concerned', alternatives: ['bind'] });
    expect(verdict([], [{ ...possible, optional: false }])).toMatchObject({
      verdict: 'parallel',
      alternatives: [],
    });
  });

  it('is not made native by a call that only its name suggests, nor by one of tests', () => {
    expect(verdict([operation('dns:zone.list', { confidence: 'low' })], []).verdict).toBe('not concerned');
    expect(verdict([operation('dns:zone.list', { count: 0, elsewhere: { test: 3 } })], []).verdict).toBe(
      'not concerned',
    );
  });

  it('is native where something is deployed that speaks to the service', () => {
    const block = { ...DNS, id: 'block-storage' as const, services: ['block-storage'] };
    const found = verdict([], [component('cinder-csi', { concern: null })], block);
    expect(found).toMatchObject({ verdict: 'native', services: ['block-storage'], operations: [] });
  });

  it('shares a service with another only by the operations that it names', () => {
    const volumes = { ...DNS, id: 'block-storage' as const, services: ['block-storage'] };
    const backup = {
      ...DNS,
      id: 'backup' as const,
      services: ['backup', 'block-storage'],
      operations: ['block-storage:backup.*'],
    };
    const components = [component('cinder-csi', { concern: null })];
    const found = findConcerns({ operations: [], components, concerns: [volumes, backup] });
    expect(found.map((each) => each.verdict)).toEqual(['native', 'not concerned']);
  });

  it('is not made parallel by what OpenStack’s own services stand on, where they are deployed too', () => {
    const libvirt = component('libvirt', { concern: 'compute' });
    expect(verdict([], [libvirt], COMPUTE).verdict).toBe('parallel');
    expect(verdict([], [libvirt, component('openstack-nova', { concern: null })], COMPUTE).verdict).toBe(
      'native',
    );
  });

  it('says why in a sentence, with the place, and what chooses', () => {
    const choice = {
      kind: 'bosh-ops-file',
      name: 'use-powerdns.yml',
      default: 'off' as const,
      place: { file: 'ops/use-powerdns.yml', line: 2 },
    };
    const found = verdict(
      [operation('dns:zone.create')],
      [component('powerdns', { optional: true, choices: [choice] })],
    );
    expect(found.why).toBe(
      'It calls 1 operation of dns, as in dns:zone.create at a.py:3; it deploys powerdns, only where use-powerdns.yml says so.',
    );
    expect(found.choices).toEqual([choice]);
    expect(found.places).toEqual([
      { file: 'compose.yaml', line: 9 },
      { file: 'a.py', line: 3 },
    ]);
    expect(verdict([], []).why).toBe('Nothing of it calls dns; it brings nothing else for it.');
  });
});
