// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** What owns servers, volumes, objects and the rest. */
export interface Project extends Stored {
  readonly name: string;
  readonly domainId: string;
  readonly description: string;
  readonly enabled: boolean;
  /** The domain's id for projects at the top. */
  readonly parentId: string;
  readonly tags: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly extra: Readonly<Record<string, unknown>>;
}

export const PROJECTS = defineStore<Project>({ name: 'identity:project', scope: 'global' });
