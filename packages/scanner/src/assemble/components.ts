// SPDX-License-Identifier: Apache-2.0
import { MAX_PLACES, type Choice, type Component, type Place } from '@touchstone/model';
import type { ComponentFinding } from '../detect/finding.js';
import { compareText, shortText, slugOf } from './plain-words.js';
import { createPlaces, type Places } from './places.js';
import type { SeenFile } from './seen-file.js';

/** Components that the paper holds, and versions of one. */
const MOST_COMPONENTS = 20_000;
const MOST_VERSIONS = 50;

interface Entry {
  readonly finding: ComponentFinding;
  readonly origin: Component['origin'];
  readonly places: Places<Place>;
  readonly versions: Set<string>;
  readonly choices: Map<string, Choice>;
  optional: boolean;
  direct: boolean | undefined;
}

/** The parts of the stack: one entry for each component, way of taking part, and origin. */
export function createComponents(): {
  add(file: SeenFile, finding: ComponentFinding): void;
  /** Sorted; `dropped` is how many more there are than a paper holds. */
  list(): { components: Component[]; dropped: number };
} {
  const entries = new Map<string, Entry>();
  return {
    add(file, finding) {
      // What only the product's tests need is no part of it; what vendored code needs stays vendored.
      const origin = file.origin === 'product' ? (finding.origin ?? 'product') : file.origin;
      const key = JSON.stringify([
        finding.id,
        finding.how,
        finding.role,
        finding.ecosystem,
        finding.purl,
        origin,
      ]);
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = {
          finding,
          origin,
          places: createPlaces(),
          versions: new Set(),
          choices: new Map(),
          optional: true,
          direct: undefined,
        };
        entries.set(key, entry);
      }
      if (finding.version !== null && entry.versions.size < MOST_VERSIONS)
        entry.versions.add(shortText(finding.version));
      if (!finding.optional) entry.optional = false;
      if (finding.direct !== undefined) entry.direct = finding.direct || entry.direct === true;
      if (finding.choice !== null) addChoice(entry.choices, file, finding.choice);
      // Each entry has one origin, so its places are kept whatever it is.
      entry.places.add({ path: file.path, origin: 'product' }, 'high', {
        file: file.path,
        line: finding.line,
      });
    },
    list() {
      const all = [...entries.values()].map(component).sort(compareComponents);
      const components = all.slice(0, MOST_COMPONENTS);
      return { components, dropped: all.length - components.length };
    },
  };
}

function addChoice(
  choices: Map<string, Choice>,
  file: SeenFile,
  choice: NonNullable<ComponentFinding['choice']>,
): void {
  const kind = slugOf(choice.kind);
  const name = shortText(choice.name);
  const key = `${kind} ${name}`;
  if (choices.size >= MAX_PLACES || choices.has(key)) return;
  choices.set(key, { kind, name, default: choice.default, place: { file: file.path, line: choice.line } });
}

function component({ finding, origin, places, versions, choices, optional, direct }: Entry): Component {
  const { how, role, concern, ecosystem, purl } = finding;
  return {
    id: slugOf(finding.id),
    title: shortText(finding.title),
    how,
    role,
    concern,
    ecosystem: ecosystem === null ? null : slugOf(ecosystem),
    purl: purl === null || purl.length > 500 ? null : purl,
    versions: [...versions].sort(),
    origin,
    ...(direct === undefined ? {} : { direct }),
    optional,
    choices: [...choices.values()].sort((a, b) => compareText(`${a.kind} ${a.name}`, `${b.kind} ${b.name}`)),
    count: places.count,
    places: places.list(),
  };
}

/** The product's first; then by how much they weigh upon the operator, then by id. */
function compareComponents(a: Component, b: Component): number {
  const HOWS = ['deployed', 'required', 'dependency'];
  return (
    Number(b.origin === 'product') - Number(a.origin === 'product') ||
    HOWS.indexOf(a.how) - HOWS.indexOf(b.how) ||
    compareText(a.id, b.id) ||
    compareText(a.origin, b.origin) ||
    compareText(a.purl ?? '', b.purl ?? '') ||
    compareText(`${a.role} ${a.ecosystem ?? ''}`, `${b.role} ${b.ecosystem ?? ''}`)
  );
}
