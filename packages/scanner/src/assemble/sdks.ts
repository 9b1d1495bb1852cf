// SPDX-License-Identifier: Apache-2.0
import type { FoundSdk, Place } from '@touchstone/model';
import type { Dependency } from '../detect/detector.js';
import type { OperationFinding, SdkFinding, UnmappedFinding } from '../detect/finding.js';
import { findTool } from '../declarative/find-tool.js';
import { loadSdks } from '../sdks/load-sdks.js';
import { compareText, shortText, slugOf } from './plain-words.js';
import { createPlaces, type Places } from './places.js';
import type { SeenFile } from './seen-file.js';
import { declaredVersions } from './declared-versions.js';

/** Calls without an operation that are listed; the paper holds no more. */
const MOST_UNMAPPED = 200;
/** Different calls that are counted; strangers' code can hold any number. */
const MOST_COUNTED = 5000;

interface Entry {
  readonly uses: Places<Place>;
  readonly unmapped: Map<string, Places<Place>>;
  calls: number;
}

/** SDKs that the product uses: imported, called, or declared. What only tests or examples use is left out. */
export function createSdks(): {
  add(file: SeenFile, finding: SdkFinding | UnmappedFinding | OperationFinding): void;
  list(dependencies: readonly Dependency[]): FoundSdk[];
} {
  const entries = new Map<string, Entry>();
  const entryOf = (sdk: string): Entry => {
    let entry = entries.get(sdk);
    if (entry === undefined) {
      entry = { uses: createPlaces(), unmapped: new Map(), calls: 0 };
      entries.set(sdk, entry);
    }
    return entry;
  };
  return {
    add(file, finding) {
      if (file.origin !== 'product') return;
      const place = { file: file.path, line: finding.line };
      if (finding.kind === 'operation') {
        // A name that others could mean as well does not show that the SDK is in use.
        if (finding.confidence === 'low') return;
        const entry = entryOf(slugOf(finding.via));
        entry.calls += 1;
        entry.uses.add(file, 'medium', place);
        return;
      }
      const entry = entryOf(slugOf(finding.sdk));
      if (finding.kind === 'sdk') entry.uses.add(file, 'high', place);
      else addUnmapped(entry, file, shortText(finding.call), place);
    },
    list: (dependencies) =>
      [...entries]
        .filter(([, entry]) => entry.uses.count > 0)
        .sort(([a], [b]) => compareText(a, b))
        .map(([sdk, entry]) => foundSdk(sdk, entry, dependencies)),
  };
}

function addUnmapped(entry: Entry, file: SeenFile, call: string, place: Place): void {
  let places = entry.unmapped.get(call);
  if (places === undefined) {
    if (entry.unmapped.size >= MOST_COUNTED) return;
    places = createPlaces();
    entry.unmapped.set(call, places);
  }
  places.add(file, 'high', place);
}

function foundSdk(id: string, entry: Entry, dependencies: readonly Dependency[]): FoundSdk {
  const data = loadSdks().find((sdk) => sdk.id === id);
  const tool = data === undefined ? findTool(id) : undefined;
  const unmapped = [...entry.unmapped]
    .map(([call, places]) => ({ call, count: places.count, places: places.list() }))
    .sort((a, b) => b.count - a.count || compareText(a.call, b.call));
  return {
    sdk: id,
    title: data?.title ?? tool?.title ?? id,
    language: data?.languages.join(', ') ?? tool?.language ?? '',
    versions: data === undefined ? [] : declaredVersions(data.purls, dependencies),
    calls: entry.calls,
    unmapped: unmapped.slice(0, MOST_UNMAPPED),
    places: entry.uses.list(),
  };
}
