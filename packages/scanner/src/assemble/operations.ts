// SPDX-License-Identifier: Apache-2.0
import type { FoundOperation, Scan } from '@touchstone/model';
import type { OperationFinding } from '../detect/finding.js';
import { compareText, shortText, slugOf } from './plain-words.js';
import { createPlaces, type Places } from './places.js';
import type { SeenFile } from './seen-file.js';

type CallPlace = FoundOperation['places'][number];

interface Entry {
  readonly places: Places<CallPlace>;
  /** SDKs of the product, and of other origins. */
  readonly via: { readonly product: Set<string>; readonly other: Set<string> };
}

/** Operations by id, with the SDKs through which they are called. */
export function createOperations(): {
  add(file: SeenFile, finding: OperationFinding): void;
  list(): FoundOperation[];
} {
  const entries = new Map<string, Entry>();
  return {
    add(file, { operation, confidence, line, via, call }) {
      let entry = entries.get(operation);
      if (entry === undefined) {
        entry = { places: createPlaces(), via: { product: new Set(), other: new Set() } };
        entries.set(operation, entry);
      }
      const sdk = slugOf(via);
      entry.via[file.origin === 'product' ? 'product' : 'other'].add(sdk);
      entry.places.add(file, confidence, { file: file.path, line, via: sdk, call: shortText(call) });
    },
    list: () =>
      [...entries]
        .sort(([a], [b]) => compareText(a, b))
        .map(([operation, { places, via }]) => ({
          operation,
          confidence: places.confidence,
          count: places.count,
          via: [...(via.product.size > 0 ? via.product : via.other)].sort(),
          places: places.list(),
          elsewhere: places.elsewhere,
        })),
  };
}

/**
 * Services that the product speaks to: those of which it does an operation with medium confidence or better. A mere
 * likeness of names makes no service.
 */
export function servicesOf(operations: readonly FoundOperation[]): Scan['services'] {
  const services = new Map<string, { service: string; operations: number; confidence: 'high' | 'medium' }>();
  for (const { operation, count, confidence } of operations) {
    if (count === 0 || confidence === 'low') continue;
    const service = operation.slice(0, operation.indexOf(':'));
    const known = services.get(service) ?? { service, operations: 0, confidence };
    services.set(service, {
      service,
      operations: known.operations + 1,
      confidence: confidence === 'high' ? 'high' : known.confidence,
    });
  }
  return [...services.values()].sort((a, b) => compareText(a.service, b.service));
}
