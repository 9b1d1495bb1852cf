// SPDX-License-Identifier: Apache-2.0

/** Whether it failed before a byte of the request could have arrived: no name, no route, no listener, no trust. */
export function isUnreachable({ syscall, code = '' }: NodeJS.ErrnoException): boolean {
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|ERR_INVALID|EPROTO/.test(code);
}
