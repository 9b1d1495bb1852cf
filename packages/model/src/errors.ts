// SPDX-License-Identifier: Apache-2.0

/** What a refusal carries beside its sentence: where it happened, what to do about it, and the facts behind it. */
export interface ErrorParts {
  /** What to do, in one sentence. */
  readonly hint?: string;
  /** Facts for machines; never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The one base class of every refusal in Touchstone. `code` is `AREA_WHAT`, comes from the closed table of the room
 * that throws it, and is never reused; tests and callers match codes, never messages.
 */
export class TouchstoneError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, parts: ErrorParts = {}) {
    super(message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'TouchstoneError';
    this.code = code;
    this.hint = parts.hint;
    this.details = parts.details ?? {};
  }
}

/** Whether a caught value is a refusal of ours, of any room or of the codes named. */
export function isTouchstoneError(error: unknown, ...codes: readonly string[]): error is TouchstoneError {
  return error instanceof TouchstoneError && (codes.length === 0 || codes.includes(error.code));
}
