// SPDX-License-Identifier: Apache-2.0

/** `2 GiB`, `64 MiB`: a limit in words. */
export function formatBytes(bytes: number): string {
  const mib = bytes / (1024 * 1024);
  return mib >= 1024 ? `${mib / 1024} GiB` : `${mib} MiB`;
}
