// SPDX-License-Identifier: Apache-2.0
import type { CredentialKind, Platform } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import type { Sandbox } from '../process/sandbox.js';
import type { AccessRule } from '../scratch/scratch.js';
import type { RunEvent } from './run-event.js';

/** The cloud that a run is made on. A connection is the caller's and stays open. */
export type RunTarget =
  | {
      readonly kind: 'cloud' | 'lab';
      readonly connection: Connection;
      /** How people call it; no host. */
      readonly name: string;
      readonly distribution?: string | undefined;
      /** The release, where the caller knows it; otherwise it is identified. */
      readonly release?: string | undefined;
    }
  | {
      readonly kind: 'embedded';
      /** Any release of the index from victoria on; undefined: the newest. */
      readonly release?: string | undefined;
      /** How fast what the cloud does goes: as long as declared, or at once. */
      readonly transitions?: 'real' | 'quick' | undefined;
    };

/** What the edges of the program give: time, randomness, variables and places. */
export interface RunWorld {
  /** Epoch ms. */
  readonly now: () => number;
  /** Ms from any origin, never going back. */
  readonly monotonic: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly sleep: (ms: number) => Promise<void>;
  /** Addresses of a host name, for a forward proxy to know the cloud by; without it, it knows names alone. */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Below it each run makes and removes a folder of its own; usually the system's temporary folder. */
  readonly workRoot: string;
  /** Where journals of runs under way lie; see findLeftJournals. */
  readonly journalDir: string;
  readonly toolVersion: string;
  /** What a recipe's commands run in; without one they may do what whoever started Touchstone may. */
  readonly sandbox?: Sandbox | undefined;
}

export interface CommonRunOptions {
  readonly target: RunTarget;
  /** Where the recording goes; MUST NOT be there yet. */
  readonly outFile: string;
  readonly world: RunWorld;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** Aborting ends the step under way; teardown and cleaning up still happen, and the recording says interrupted. */
  readonly signal?: AbortSignal | undefined;
  /** Aborting gives up teardown and cleaning up as well; the journal stays for removeLeftovers. */
  readonly abandon?: AbortSignal | undefined;
  /** What the solution signs in with; undefined: the best that the manifest names. */
  readonly credential?: CredentialKind | undefined;
  /** Access rules to bind the application credential with; they make it one. */
  readonly accessRules?: readonly AccessRule[] | undefined;
  /** The recorder speaks https to the solution, with an authority made for the run. */
  readonly tls?: boolean | undefined;
  /**
   * The recorder is a forward proxy as well, so that calls past the catalog are recorded too; what becomes of those that
   * are not for the cloud.
   */
  readonly forwardProxy?: 'tunnel' | 'refuse' | undefined;
  /** False: even an admin's run is made in the connection's own project. */
  readonly scratch?: boolean | undefined;
}

export interface RunOutcome {
  readonly run: string;
  readonly recordingFile: string;
  readonly outcome: 'complete' | 'interrupted';
  readonly platform: Platform;
  readonly exchanges: number;
  readonly unclassified: number;
  /** What could not be removed from the cloud, one sentence each; the journal that knows of it stays. */
  readonly left: readonly string[];
  readonly journal: string | undefined;
}
