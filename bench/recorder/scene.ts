// SPDX-License-Identifier: Apache-2.0
import type { Started } from './spawn-process.js';

/** What all proxies of a measurement stand before. */
export interface Scene {
  readonly upstream: { readonly port: number; readonly tls: boolean };
  /** The upstream's certificate, which is its own authority; its name is `localhost`. */
  readonly certificate: string;
  /** For configurations, logs and recordings; removed at the end. */
  readonly folder: string;
}

/** A proxy that is compared. */
export interface Contender {
  readonly name: string;
  /** In which measurements it takes part; all unless told. */
  readonly only?: 'requests' | 'transfers';
  start(scene: Scene): Promise<Started>;
}
