// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** What a project may have; -1: any. The id is the project's. */
export interface ComputeQuota extends Stored {
  readonly limits: Readonly<Record<string, number>>;
}

export const COMPUTE_QUOTA = defineStore<ComputeQuota>({ name: 'compute:quota', scope: 'project' });

export const DEFAULT_LIMITS: Readonly<Record<string, number>> = {
  cores: 2000,
  fixed_ips: -1,
  floating_ips: -1,
  injected_file_content_bytes: 10240,
  injected_file_path_bytes: 255,
  injected_files: 5,
  instances: 200,
  key_pairs: 100,
  metadata_items: 128,
  ram: 1000000,
  security_group_rules: -1,
  security_groups: -1,
  server_group_members: 10,
  server_groups: 10,
};
