// SPDX-License-Identifier: Apache-2.0
import type { Component, Place, Scan } from '@touchstone/model';

interface Property {
  readonly name: string;
  readonly value: string;
}

/**
 * The scan as a CycloneDX 1.6 bill of materials (ECMA-424): the stack as components, the OpenStack services that the
 * source uses as services, and what Touchstone found as properties below `touchstone:`. Without serial number and time, so
 * that the same scan gives the same bytes.
 */
export function scanCycloneDx(scan: Scan): string {
  const { subject } = scan;
  const root = 'touchstone:subject';
  const components = scan.components.map((one, index) => component(one, `touchstone:component:${index + 1}`));
  const services = scan.services.map(({ service, operations, confidence }) => ({
    'bom-ref': `touchstone:service:${service}`,
    provider: { name: 'OpenStack' },
    name: service,
    properties: sorted([
      property('operations', String(operations)),
      property('confidence', confidence),
      ...scan.operations
        .filter((one) => one.count > 0 && one.operation.startsWith(`${service}:`))
        .map((one) => property('operation', `${one.operation} ${one.confidence} ${one.count}`)),
    ]),
  }));
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      tools: {
        components: [{ type: 'application', name: 'touchstone', version: scan.tool.replace(/^\S+ /, '') }],
      },
      component: {
        type: 'application',
        'bom-ref': root,
        name: subject.name,
        ...(subject.commit === null ? {} : { version: subject.commit }),
        ...(subject.repository === null
          ? {}
          : { externalReferences: [{ type: 'vcs', url: subject.repository }] }),
        properties: [property('digest', subject.digest), ...findings(scan)],
      },
    },
    components,
    services,
    dependencies: [
      {
        ref: root,
        dependsOn: components.map((one) => one['bom-ref']),
      },
    ],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function component(one: Component, ref: string) {
  const version = one.versions[0];
  return {
    type: one.how === 'dependency' ? 'library' : one.ecosystem === 'oci' ? 'container' : 'application',
    'bom-ref': ref,
    name: one.title,
    ...(version === undefined ? {} : { version }),
    scope: one.origin !== 'product' ? 'excluded' : one.optional ? 'optional' : 'required',
    ...(one.purl === null ? {} : { purl: one.purl }),
    properties: sorted([
      property('id', one.id),
      property('how', one.how),
      property('role', one.role),
      property('origin', one.origin),
      ...(one.concern === null ? [] : [property('concern', one.concern)]),
      ...one.versions.slice(1).map((other) => property('version', other)),
      ...one.choices.map((choice) =>
        property('choice', `${choice.kind} ${choice.name}, ${choice.default} (${where(choice.place)})`),
      ),
      ...one.places.map((place) => property('place', where(place))),
    ]),
  };
}

/** What is said of the whole: native or parallel, insecure practices, what running it brings. */
function findings(scan: Scan): Property[] {
  return [
    ...scan.concerns.map((one) => property(`concern:${one.concern}`, one.verdict)),
    ...scan.practices
      .filter((one) => one.count > 0)
      .flatMap((one) =>
        one.places.map((place) => property(`practice:${one.practice}`, `${one.by} ${where(place)}`)),
      ),
    ...scan.implications.listeners.map((one) => property('listener', `${one.port} ${one.what}`)),
    ...scan.implications.credentials.map((one) => property('credentials', one.what)),
    ...scan.implications.updateChannels.map((one) => property('update-channel', `${one.kind} ${one.what}`)),
  ];
}

function property(name: string, value: string): Property {
  return { name: `touchstone:${name}`, value };
}

function sorted(properties: readonly Property[]): Property[] {
  return [...properties].sort((a, b) =>
    a.name === b.name ? compare(a.value, b.value) : compare(a.name, b.name),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function where({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
