// SPDX-License-Identifier: Apache-2.0
import type { Finding } from './finding.js';
import type { Language } from './language.js';
import type { FileHead, SourceFile } from './source-file.js';

/** A library that the tree declares, in a lock file or manifest. */
export interface Dependency {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string | null;
}

/** What a first look at the whole tree showed; plain data, the same for every detector and every worker. */
export interface Project {
  /** Every path of the tree, sorted. */
  readonly paths: readonly string[];
  /** SDKs (ids of data/sdks) that the product declares or imports anywhere. */
  readonly sdks: readonly string[];
  readonly dependencies: readonly Dependency[];
}

/** One way of looking at files. Pure: the same file and project give the same findings. Never throws on bad input. */
export interface Detector {
  readonly id: string;
  /**
   * Looks at files before SDKs and dependencies of the project are known, and makes them known: the components that it
   * finds with a purl and `how: 'dependency'` are the project's dependencies.
   */
  readonly first?: boolean;
  /** Languages whose grammars it needs; left out: the file's own, where there is one. */
  readonly grammars?: readonly Language[];
  /** Whether such a file can tell it anything; by path, language and origin alone. */
  wants(file: FileHead): boolean;
  /**
   * Texts of which one must occur for the file to be worth parsing, searched in its bytes, case and all; left out:
   * every wanted file is looked at. This is what makes a large tree quick. More SDKs in play never give fewer needles: a
   * file without any of those that all SDKs together give is read only once.
   */
  readonly needles?: (project: Project) => readonly string[];
  detect(file: SourceFile, project: Project): readonly Finding[];
}
