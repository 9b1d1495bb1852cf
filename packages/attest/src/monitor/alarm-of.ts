// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type Alarm, type AlarmKind } from '@touchstone/model';

const KINDS: Readonly<Record<string, AlarmKind>> = {
  LOG_CHECKPOINT: 'bad checkpoint',
  LOG_ORIGIN: 'bad checkpoint',
  PROOF_CONSISTENCY: 'two histories',
  LOG_TILE: 'withheld or changed',
  LOG_TILE_MISSING: 'withheld or changed',
  LOG_ENTRIES: 'withheld or changed',
  LOG_TOO_LARGE: 'withheld or changed',
};

/** What a refusal while reading a log stands for. A defect of ours is thrown on: it is no alarm. */
export function alarmOf(error: unknown): Alarm {
  if (!isTouchstoneError(error)) throw error;
  const kind = KINDS[error.code] ?? (error.code.startsWith('NOTE_') ? 'bad checkpoint' : 'unreachable');
  return { kind, message: error.message };
}
