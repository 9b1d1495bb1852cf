// SPDX-License-Identifier: Apache-2.0

/** Whether WebAssembly itself failed (a trap, memory that ran out): what it holds in this thread may be broken. */
export function isWasmFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}
