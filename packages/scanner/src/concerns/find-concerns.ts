// SPDX-License-Identifier: Apache-2.0
import {
  MAX_PLACES,
  type Component,
  type ConcernEntry,
  type FoundOperation,
  type Place,
  type ScannedConcern,
} from '@touchstone/model';
import { loadComponents } from '../stack/catalog/load-components.js';
import { servesConcern } from './serves-concern.js';
import { explainConcern } from './explain-concern.js';

export interface ConcernInputs {
  readonly operations: readonly FoundOperation[];
  readonly components: readonly Component[];
  /** Which services and operations are OpenStack’s answer to which concern: the entries of a concerns file. */
  readonly concerns: readonly ConcernEntry[];
}

/** What makes a concern native, and what makes it parallel. */
export interface ConcernEvidence {
  readonly concern: ConcernEntry;
  /** Operations that the product can call, not by mere name. */
  readonly operations: readonly FoundOperation[];
  /** Components that are deployed and speak to OpenStack’s own services. */
  readonly adapters: readonly Component[];
  /** The services that they answer it through. */
  readonly spoken: readonly string[];
  /** Servers that are deployed or required for it. */
  readonly parallel: readonly Component[];
  /** Client libraries of other answers, and servers that settings can point at. */
  readonly alternatives: readonly Component[];
}

/**
 * Native or parallel, by concern, for every concern of the file. Only the product’s own code and manifests speak. A
 * client library makes nothing parallel: it shows what else could be spoken to.
 */
export function findConcerns({ operations, components, concerns }: ConcernInputs): readonly ScannedConcern[] {
  const own = components.filter(({ origin }) => origin === 'product');
  const running = own.filter(({ how }) => how !== 'dependency');
  const known = new Map(loadComponents().map((each) => [each.id, each] as const));
  // The solution itself is nothing that it brings, wherever else its own manifests run it.
  const itself = new Set(
    running
      .filter(
        ({ id, how, role }) => how === 'deployed' && role === 'runtime' && known.get(id)?.role === 'server',
      )
      .map(({ id }) => id),
  );
  const bringsOpenStack = running.some(({ id }) => known.get(id)?.openstack === true);
  // Of two concerns that share a service (volumes and their backups), it answers the first by itself.
  const ownServices = new Map<string, string>();
  for (const { id, services } of concerns) {
    for (const each of services) if (!ownServices.has(each)) ownServices.set(each, id);
  }
  const spokenBy = (id: string, concern: string): readonly string[] =>
    (known.get(id)?.speaks ?? []).filter((each) => ownServices.get(each) === concern);
  const called = operations.filter(({ count, confidence }) => count > 0 && confidence !== 'low');

  return concerns.map((concern) =>
    judgeConcern({
      concern,
      operations: called.filter(({ operation }) => servesConcern(concern, operation)),
      adapters: running.filter(({ id }) => spokenBy(id, concern.id).length > 0),
      spoken: [...new Set(running.flatMap(({ id }) => spokenBy(id, concern.id)))].toSorted(),
      parallel: running.filter(
        ({ id, role, how, optional, concern: answered }) =>
          role === 'server' &&
          answered === concern.id &&
          !isPossible({ how, optional }) &&
          !itself.has(id) &&
          // Beside Nova, libvirt is what Nova stands on, and no other answer to compute.
          !(bringsOpenStack && known.get(id)?.infrastructure === true),
      ),
      // What only another library brings along is not what the product speaks through.
      alternatives: own.filter(
        ({ role, direct, how, optional, concern: answered }) =>
          answered === concern.id &&
          (role === 'client' ? direct !== false : role === 'server' && isPossible({ how, optional })),
      ),
    }),
  );
}

/** A server that settings can point at, and that nothing says must be there. */
const isPossible = ({ how, optional }: Pick<Component, 'how' | 'optional'>): boolean =>
  how === 'required' && optional;

function judgeConcern(evidence: ConcernEvidence): ScannedConcern {
  const { concern, operations, adapters, spoken, parallel, alternatives } = evidence;
  const native = operations.length > 0 || adapters.length > 0;
  const services = operations.map(({ operation }) => operation.slice(0, operation.indexOf(':')));
  return {
    concern: concern.id,
    verdict: native
      ? parallel.length > 0
        ? 'both'
        : 'native'
      : parallel.length > 0
        ? 'parallel'
        : 'not concerned',
    operations: operations.map(({ operation }) => operation).toSorted(),
    services: [...new Set([...services, ...spoken])].toSorted(),
    parallel: ids(parallel),
    alternatives: ids(alternatives),
    choices: [...adapters, ...parallel].flatMap(({ choices }) => choices).slice(0, MAX_PLACES),
    why: explainConcern(evidence),
    places: placesOf(evidence),
  };
}

const ids = (components: readonly Component[]): string[] =>
  [...new Set(components.map(({ id }) => id))].toSorted();

/** The first place of everything that speaks, so that each can be looked up. */
function placesOf({ operations, adapters, parallel }: ConcernEvidence): Place[] {
  const first = [...parallel, ...adapters, ...operations].flatMap(({ places }) => places.slice(0, 1));
  const unique = new Map(
    first.map(({ file, line }) => [`${file}:${line}`, line === undefined ? { file } : { file, line }]),
  );
  return [...unique.values()].slice(0, MAX_PLACES);
}
