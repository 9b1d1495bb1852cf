// SPDX-License-Identifier: Apache-2.0
import type { RunnableManifest } from '@touchstone/model';
import type { RunEvent } from '@touchstone/runner';
import type { LiveCall, LiveOperation, LivePurpose, LiveRun, LiveStep } from '@touchstone/web';
import type { LiveMessage } from './live-messages.js';

/** Calls that are shown one by one. */
const LATEST = 30;
/** Texts that a page shows beside the steps. */
const MOST_NOTES = 20;

type Exchange = Extract<RunEvent, { kind: 'exchange' }>;
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const STAGES: Readonly<Record<Extract<RunEvent, { kind: 'stage' }>['stage'], string>> = {
  prerequisites: 'Looking for what the recipe needs on this machine',
  platform: 'Starting an OpenStack of its own',
  scratch: 'Making a project to work in',
  fixtures: 'Making an image and a flavor',
  'inventory before': 'Counting what is there before',
  setup: 'Setting up',
  steps: 'Running the steps',
  teardown: 'Taking down',
  'inventory after': 'Counting what was left behind',
  cleanup: 'Cleaning up',
};

/** What a run has shown of itself up to now: takes its messages in order and says what a page shows. */
export class LiveRunState {
  readonly #run: Mutable<Omit<LiveRun, 'steps' | 'operations' | 'latest' | 'notes' | 'ahead'>>;
  readonly #manifest: RunnableManifest;
  readonly #steps: Mutable<LiveStep>[] = [];
  readonly #operations = new Map<string, Mutable<LiveOperation>>();
  readonly #latest: LiveCall[] = [];
  readonly #notes: string[] = [];
  readonly #clock: () => number;

  constructor(
    asked: Pick<LiveRun, 'id' | 'solution' | 'release' | 'recipe'>,
    manifest: RunnableManifest,
    clock: () => number,
  ) {
    this.#clock = clock;
    this.#manifest = manifest;
    this.#run = {
      ...asked,
      state: 'waiting',
      change: 0,
      askedAt: clock(),
      startedAt: null,
      endedAt: null,
      stage: 'Waiting for its turn',
      purpose: 'certify',
      calls: 0,
      unknown: 0,
      assessment: null,
      why: null,
    };
    this.#expect('certify');
  }

  get state(): LiveRun['state'] {
    return this.#run.state;
  }

  get change(): number {
    return this.#run.change;
  }

  get endedAt(): number | null {
    return this.#run.endedAt;
  }

  start(): void {
    this.#run.state = 'running';
    this.#run.startedAt = this.#clock();
    this.#run.stage = 'Beginning';
    this.#run.change += 1;
  }

  /** Others before it have begun or gone. */
  moved(): void {
    this.#run.change += 1;
  }

  /** Ends it without an assessment; one that has ended stays as it is. */
  break(why: string): void {
    if (this.#run.endedAt !== null) return;
    this.#end('broken');
    this.#run.why = why;
  }

  take(message: LiveMessage): void {
    if (this.#run.endedAt !== null) return;
    this.#run.change += 1;
    switch (message.kind) {
      case 'fetching':
        this.#run.stage = 'Fetching the packages that its lock file names, which happens once';
        break;
      case 'run':
        this.#run.purpose = message.purpose;
        if (message.purpose === 'least-privilege') {
          this.#expect(message.purpose);
          this.#note(
            `Once more, under nothing but the ${message.rules} access rules that the first run needed.`,
          );
        }
        break;
      case 'stage':
        this.#run.stage = STAGES[message.stage];
        break;
      case 'step-begin':
        this.#step(message.step, { state: 'running' });
        break;
      case 'step-end':
        this.#step(message.step, {
          state: message.outcome,
          seconds: message.ms / 1000,
          reason: message.reason ?? null,
        });
        break;
      case 'exchange':
        this.#call(message);
        break;
      case 'message':
        this.#note(message.text);
        break;
      case 'assessing':
        this.#run.stage = 'Computing the verdict from the recordings';
        break;
      case 'assessed':
        this.#run.assessment = message.assessment;
        this.#end('done');
        break;
      case 'broken':
        this.break(message.why);
        break;
    }
  }

  /** As a page shows it; `ahead`: runs that go first. */
  show(ahead: number): LiveRun {
    const operations = [...this.#operations.values()].toSorted(
      (a, b) => b.accepted + b.refused - (a.accepted + a.refused) || (a.operation < b.operation ? -1 : 1),
    );
    return {
      ...this.#run,
      ahead,
      steps: this.#steps.map((step) => ({ ...step })),
      operations: operations.map((one) => ({ ...one })),
      latest: [...this.#latest],
      notes: [...this.#notes],
    };
  }

  #end(state: 'done' | 'broken'): void {
    this.#run.state = state;
    this.#run.endedAt = this.#clock();
    this.#run.stage = state === 'done' ? 'It came to a verdict' : 'It did not come to a verdict';
    this.#run.change += 1;
  }

  /** The set of steps is the expected set: those that have not begun are shown from the start. */
  #expect(purpose: LivePurpose): void {
    const { setup, steps, teardown } = this.#manifest.recipe;
    const expect = (id: string, title: string, phase: LiveStep['phase']): void =>
      void this.#steps.push({
        id,
        title,
        phase,
        purpose,
        state: 'waiting',
        seconds: null,
        calls: 0,
        reason: null,
      });
    for (const { id } of setup) expect(id, id, 'setup');
    for (const { id, title } of steps) expect(id, title, 'step');
    for (const { id } of teardown) expect(id, id, 'teardown');
  }

  #step(id: string, change: Partial<LiveStep>): void {
    const found = this.#steps.find((step) => step.id === id && step.purpose === this.#run.purpose);
    if (found !== undefined) Object.assign(found, change);
  }

  #call({ step, operation, method, path, status }: Exchange): void {
    this.#run.calls += 1;
    const number = this.#run.calls;
    this.#latest.unshift({ number, step, operation, method, path: path.slice(0, 200), status });
    this.#latest.length = Math.min(this.#latest.length, LATEST);
    const under = this.#steps.find((one) => one.id === step && one.purpose === this.#run.purpose);
    if (under !== undefined) under.calls += 1;
    if (operation === null) {
      this.#run.unknown += 1;
      return;
    }
    const known = this.#operations.get(operation) ?? { operation, accepted: 0, refused: 0 };
    if (status !== null && status < 400) known.accepted += 1;
    else known.refused += 1;
    this.#operations.set(operation, known);
  }

  #note(text: string): void {
    if (this.#notes.length < MOST_NOTES) this.#notes.push(text.slice(0, 400));
  }
}
