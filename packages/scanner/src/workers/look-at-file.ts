// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Dependency, Detector, Project } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';
import { importNeedlesOf, importsOf } from '../detect/imports-of.js';
import { LANGUAGES, type Language } from '../detect/language.js';
import { needleSearch } from '../detect/needle-search.js';
import { isBinaryName } from '../intake/binary-names.js';
import { languageOfFirstLine, languageOfName } from '../intake/language-of.js';
import { originOfContent } from '../intake/origin-of-content.js';
import { nestsTooDeeply } from '../intake/nests-too-deeply.js';
import { readSource, textOf } from '../intake/read-source.js';
import { whyUnreadable } from '../intake/why-unreadable.js';
import { dependenciesOf } from './dependencies-of.js';
import { runDetector } from './run-detector.js';
import type { Looked, LookFile, ToldTree } from './tasks.js';

/**
 * The first look: reads a file, tells what it is, and which detectors may find something in it. All needles of all
 * detectors and all imports are searched at once, as if every SDK were in play; so a file is read a second time only
 * where something occurs.
 */
export function createLooking(
  tree: ToldTree,
  detectors: readonly Detector[],
): (entry: LookFile) => Promise<Looked> {
  const project: Project = {
    paths: tree.paths,
    sdks: tree.sdks.map(({ id }) => id),
    dependencies: [],
  };
  const wanted = indexNeedles(detectors, project);
  const search = needleSearch(wanted.needles);
  const nothingYet: Project = { ...project, sdks: [] };

  return async (entry) => {
    if (isBinaryName(entry.path)) return { kind: 'skipped', reason: 'binary' };
    const source = readSource(entry, tree.limits);
    if (source.kind === 'skipped') return source;
    const { bytes } = source;
    const named = languageOfName(entry.path);
    const language = named === 'text' ? languageOfFirstLine(firstLine(bytes)) : named;
    const reason = whyUnreadable(entry.path, language, bytes);
    if (reason !== undefined) return { kind: 'skipped', reason };
    const origin = entry.origin === 'product' ? originOfContent(entry.path, language, bytes) : entry.origin;

    const hit = new Set<number>();
    let imports = false;
    // What vendored code calls is what others can do: only its manifests are read, and most of a large tree is that.
    const isOwn = origin !== 'vendored';
    if (isOwn) {
      search.search(bytes, (needle) => {
        for (const detector of wanted.detectorsOf[needle]!) hit.add(detector);
        imports ||= wanted.importsOf[needle]!.has(language);
      });
    }
    const head = { path: entry.path, bytes: bytes.length, language, origin };
    let text: string | undefined;
    const sdks = imports && origin === 'product' ? importsOf(language, (text ??= textOf(bytes))) : [];
    const findings: Finding[] = [];
    const dependencies: Dependency[] = [];
    const troubles: string[] = [];
    const later: number[] = [];
    let nested: boolean | undefined;
    for (const [at, detector] of detectors.entries()) {
      if ((wanted.hasNeedles[at]! && !hit.has(at)) || (!isOwn && detector.first !== true)) continue;
      if (!detector.wants(head)) continue;
      nested ??= nestsTooDeeply(bytes, tree.limits.nesting);
      if (nested) {
        troubles.push('nested-too-deeply');
        break;
      }
      if (detector.first !== true) {
        later.push(at);
        continue;
      }
      text ??= textOf(bytes);
      const found = await runDetector(detector, { ...head, text }, nothingYet, troubles);
      findings.push(...found);
      if (origin === 'product') dependencies.push(...dependenciesOf(found));
    }
    const digest = createHash('sha256').update(bytes).digest('hex');
    return {
      kind: 'read',
      language,
      origin,
      digest,
      sdks,
      dependencies,
      findings,
      detectors: later,
      troubles,
    };
  };
}

interface Needles {
  readonly needles: readonly string[];
  /** By needle: the detectors (places) that asked for it. */
  readonly detectorsOf: readonly (readonly number[])[];
  /** By needle: the languages in whose imports it may occur. */
  readonly importsOf: readonly ReadonlySet<Language>[];
  /** By detector. */
  readonly hasNeedles: readonly boolean[];
}

function indexNeedles(detectors: readonly Detector[], project: Project): Needles {
  const table = new Map<string, { detectors: number[]; imports: Set<Language> }>();
  const row = (needle: string): { detectors: number[]; imports: Set<Language> } => {
    let found = table.get(needle);
    if (found === undefined) table.set(needle, (found = { detectors: [], imports: new Set() }));
    return found;
  };
  const hasNeedles = detectors.map((detector, at) => {
    if (detector.needles === undefined) return false;
    for (const needle of detector.needles(project)) row(needle).detectors.push(at);
    return true;
  });
  for (const language of LANGUAGES) {
    for (const needle of importNeedlesOf(language)) row(needle).imports.add(language);
  }
  const rows = [...table.values()];
  return {
    needles: [...table.keys()],
    detectorsOf: rows.map((each) => each.detectors),
    importsOf: rows.map((each) => each.imports),
    hasNeedles,
  };
}

function firstLine(bytes: Buffer): string {
  const start = bytes.subarray(0, 200);
  const end = start.indexOf(10);
  return start.toString('latin1', 0, end === -1 ? start.length : end);
}
