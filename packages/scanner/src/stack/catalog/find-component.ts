// SPDX-License-Identifier: Apache-2.0
import type { KnownComponent, Namespace } from './component-data.js';
import { loadComponents } from './load-components.js';

let index: ReadonlyMap<string, KnownComponent> | undefined;

/** The component that goes by this name in this namespace, as the data say; upper and lower case are one. */
export function findComponent(namespace: Namespace, name: string): KnownComponent | undefined {
  index ??= indexNames();
  return index.get(`${namespace} ${name.toLowerCase()}`);
}

/**
 * The component of an image, by the end of its name: `grafana/grafana` and `grafana` in the data both match
 * `quay.io/grafana/grafana`, and the longer one is asked first.
 */
export function findImage(name: string): KnownComponent | undefined {
  const steps = name.split('/');
  for (let at = Math.max(0, steps.length - 4); at < steps.length; at++) {
    const found = findComponent('oci', steps.slice(at).join('/'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The component of a Go module or of a package within it: the longest beginning that the data know. */
export function findGoModule(path: string): KnownComponent | undefined {
  const steps = path.split('/').filter((step) => !/^v\d+$/.test(step));
  for (let length = steps.length; length >= 2; length--) {
    const found = findComponent('golang', steps.slice(0, length).join('/'));
    if (found !== undefined) return found;
  }
  return undefined;
}

function indexNames(): ReadonlyMap<string, KnownComponent> {
  const names = new Map<string, KnownComponent>();
  for (const component of loadComponents()) {
    for (const [namespace, ofIt] of Object.entries(component.names)) {
      for (const name of ofIt) {
        const plain = namespace === 'golang' ? name.replace(/\/v\d+(?=\/|$)/g, '') : name;
        names.set(`${namespace} ${plain.toLowerCase()}`, component);
      }
    }
  }
  return names;
}
