// SPDX-License-Identifier: Apache-2.0
import type { AssessedCriterion, AssessedRun, Assessment, Finding } from '@touchstone/model';
import { ASSESSMENT_LIMIT, parseAssessment } from '../derive/parse-assessment.js';
import { releaseOf } from '../derive/recipe-runs.js';
import { readHeldBundles, readMembers, type HeldBundle } from '../database/read-bundles.js';
import { readKept } from '../evidence/open-kept-bundle.js';
import type { RegistryWorld } from '../ingest/registry-world.js';

/** A run of a bundle that is held, as the assessor saw it. */
export interface KeptRun {
  readonly held: HeldBundle;
  readonly solution: Assessment['solution'];
  readonly guideline: string;
  readonly run: AssessedRun;
  /** Release that it counts for; null where nothing bears one out. */
  readonly release: string | null;
  /** What each criterion says of this run. */
  readonly criteria: readonly (Pick<AssessedCriterion, 'id' | 'level' | 'statement'> &
    AssessedCriterion['runs'][number])[];
  /** With evidence in it. */
  readonly findings: readonly Finding[];
  /** The recording's file in the bundle. */
  readonly recording: { readonly path: string; readonly digest: string; readonly bytes: number };
}

/** Certificates of one solution that are looked through for a run, the newest first. */
const LOOKED_THROUGH = 20;
/** Assessments that stay in memory: readers of one run mostly read another of the same bundle. */
const REMEMBERED = 8;

/** Finds runs in the bundles that are held of a solution. */
export class KeptRuns {
  readonly #world: Pick<RegistryWorld, 'database' | 'evidence'>;
  readonly #known = new Map<string, Assessment>();

  constructor(world: Pick<RegistryWorld, 'database' | 'evidence'>) {
    this.#world = world;
  }

  /** Of the newest certificate that rests on it. @throws TouchstoneError REGISTRY_EVIDENCE */
  async find(solution: string, run: string): Promise<KeptRun | undefined> {
    const { database } = this.#world;
    for (const held of await readHeldBundles(database, solution, LOOKED_THROUGH)) {
      const members = await readMembers(database, held.bundle);
      const paper = members.find(({ role }) => role === 'assessment');
      if (paper === undefined) continue;
      const assessment = await this.#read(paper.digest);
      const found = assessment.runs.find((one) => one.run === run);
      const recording = members.find(({ digest }) => digest === found?.recording);
      if (found !== undefined && recording !== undefined) return keptRun(held, assessment, found, recording);
    }
    return undefined;
  }

  async #read(digest: string): Promise<Assessment> {
    const known = this.#known.get(digest);
    if (known !== undefined) return known;
    const bytes = await readKept(this.#world.evidence, digest, ASSESSMENT_LIMIT);
    const read = parseAssessment(bytes, `the assessment ${digest}`);
    const oldest = this.#known.keys().next();
    if (this.#known.size >= REMEMBERED && oldest.done !== true) this.#known.delete(oldest.value);
    this.#known.set(digest, read);
    return read;
  }
}

function keptRun(
  held: HeldBundle,
  { solution, guideline, criteria, findings }: Assessment,
  run: AssessedRun,
  { path, digest, bytes }: KeptRun['recording'],
): KeptRun {
  return {
    held,
    solution,
    guideline: guideline.version,
    run,
    release: releaseOf(run),
    criteria: criteria.flatMap(({ id, level, statement, runs }) =>
      runs.filter((one) => one.run === run.run).map((one) => ({ id, level, statement, ...one })),
    ),
    findings: findings.filter(({ evidence }) => evidence.some((one) => one.run === run.run)),
    recording: { path, digest, bytes },
  };
}
