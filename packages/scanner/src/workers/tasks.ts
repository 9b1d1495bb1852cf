// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';
import type { Dependency, Project } from '../detect/detector.js';
import type { Finding } from '../detect/finding.js';
import type { Language } from '../detect/language.js';
import type { ScanLimits } from '../intake/limits.js';
import type { SdkData } from '../sdks/sdk-data.js';
import type { TreeEntry } from '../intake/tree.js';

/** What a worker is told before tasks that need it: the tree before any, the project before detecting. Plain data. */
export type Told =
  | {
      readonly kind: 'tree';
      readonly limits: ScanLimits;
      /** Every path of the tree, sorted. */
      readonly paths: readonly string[];
      /** What data/sdks say, read once for all threads. */
      readonly sdks: readonly SdkData[];
    }
  | { readonly kind: 'project'; readonly project: Project };
export type ToldTree = Extract<Told, { kind: 'tree' }>;

/** Work for a lane: files, and what to do with them. */
export type Task =
  | { readonly kind: 'look'; readonly files: readonly LookFile[] }
  | { readonly kind: 'detect'; readonly files: readonly DetectFile[] };

/** A file to be looked at first, with the origin that its path tells. */
export interface LookFile extends TreeEntry {
  readonly origin: Origin;
}

/** A file that some detectors want to see, as the first look left it. */
export interface DetectFile extends LookFile {
  readonly language: Language;
  /** Places in DETECTORS. */
  readonly detectors: readonly number[];
}

/** What the first look saw of a file. */
export type Looked =
  | { readonly kind: 'skipped'; readonly reason: string }
  | {
      readonly kind: 'read';
      readonly language: Language;
      readonly origin: Origin;
      /** SHA-256, 64 hex digits. */
      readonly digest: string;
      readonly sdks: readonly string[];
      readonly dependencies: readonly Dependency[];
      readonly findings: readonly Finding[];
      /** Detectors that may find something once the project is known. */
      readonly detectors: readonly number[];
      readonly troubles: readonly string[];
    };

/** What the detectors saw in a file. `troubles`: reasons for which something of it was not looked at. */
export interface Detected {
  readonly findings: readonly Finding[];
  readonly troubles: readonly string[];
}

/** A result for each file of the task, in its order. */
export type TaskResult =
  | { readonly kind: 'look'; readonly results: readonly Looked[] }
  | { readonly kind: 'detect'; readonly results: readonly Detected[] };

/** What does tasks: this thread, or another. `begins` is told the place of each file in the task before it is looked at. */
export interface Worker {
  tell(told: Told): void;
  run(task: Task, begins: (at: number) => void): Promise<TaskResult>;
}
