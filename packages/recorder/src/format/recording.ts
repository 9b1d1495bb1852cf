// SPDX-License-Identifier: Apache-2.0
import type {
  Exchange,
  Inventory,
  RecordingFooter,
  RecordingHeader,
  RecordingLine,
  StepBegin,
  StepEnd,
} from '@touchstone/model';

/**
 * Whether a recording is whole.
 * - `complete`: every line verifies and the footer says that the run came to its end
 * - `interrupted`: every line verifies and the footer says that the run was broken off
 * - `truncated`: every line up to the end verifies, but footer or seal are missing
 * - `edited`: something in it was changed, dropped, doubled or put elsewhere
 */
export type IntegrityState = 'complete' | 'interrupted' | 'truncated' | 'edited';

export interface Integrity {
  readonly state: IntegrityState;
  /** A sentence that names the line or block. */
  readonly why: string;
  /** Lines and blocks that verified. */
  readonly lines: number;
  readonly blocks: number;
  /** The last seal that verified, null if none did. */
  readonly seal: string | null;
}

/** What a recording holds, as far as its seals verify; nothing behind the first damage is in it. */
export interface Recording {
  /** Null only when the damage is in the first block. */
  readonly header: RecordingHeader | null;
  /** All lines but seals, in order. */
  readonly lines: readonly RecordingLine[];
  readonly exchanges: readonly Exchange[];
  readonly steps: readonly (StepBegin | StepEnd)[];
  readonly inventories: readonly Inventory[];
  readonly footer: RecordingFooter | null;
  readonly integrity: Integrity;
}
