// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';

/** The file in which something was found. */
export interface SeenFile {
  readonly path: string;
  readonly origin: Origin;
}
