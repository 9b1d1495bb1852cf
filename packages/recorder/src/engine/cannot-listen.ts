// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** What tells whoever asked for an address that it cannot be had. */
export function cannotListen(host: string, port: number, error: NodeJS.ErrnoException): TouchstoneError {
  const reason = error.code ?? error.message;
  return new TouchstoneError(
    'RECORDER_LISTEN',
    `The recorder cannot listen at ${host}, port ${port}: ${reason}.`,
    {
      hint:
        reason === 'EADDRINUSE'
          ? 'Name another port, or 0 for any free one.'
          : 'Name an address of this machine.',
      details: { host, port, reason },
      cause: error,
    },
  );
}
