// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';

const TRIES = 5;

/** Runs an act again where another process had read a newer log than the one that it rested on: it is to read the log anew. */
export async function retried<T>(act: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act(tries);
    } catch (error) {
      if (tries >= TRIES || !isTouchstoneError(error, 'REGISTRY_LOG_SHRANK')) throw error;
    }
  }
}
