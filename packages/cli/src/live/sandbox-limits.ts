// SPDX-License-Identifier: Apache-2.0

const MIB = 1024 * 1024;

/** What a sandboxed command may take of this machine. */
export interface SandboxLimits {
  /** Resident memory of all its processes together, bytes. */
  readonly memory: number;
  readonly processes: number;
  /** Threads of all of them together: what the kernel bounds by user, and never for root. */
  readonly threads: number;
  /** Bytes of the run's folder. */
  readonly disk: number;
  /** Bytes of one file. */
  readonly file: number;
  readonly openFiles: number;
  /** Processor seconds of one process. */
  readonly cpu: number;
  /** Bytes of each folder that lies in memory: /tmp, /dev/shm. */
  readonly scratch: number;
}

/** Enough for each recipe of the catalog: the largest, ansible, takes some 300 MiB. */
export const SANDBOX_LIMITS: SandboxLimits = Object.freeze({
  memory: 2048 * MIB,
  processes: 256,
  threads: 1024,
  disk: 1024 * MIB,
  file: 256 * MIB,
  openFiles: 4096,
  cpu: 600,
  scratch: 64 * MIB,
});
