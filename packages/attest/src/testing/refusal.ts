// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';

/** The code that a call is refused with; undefined where it is not refused. What is no refusal of ours is thrown on. */
export function refusal(call: () => void): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (isTouchstoneError(error)) return error.code;
    throw error;
  }
}
