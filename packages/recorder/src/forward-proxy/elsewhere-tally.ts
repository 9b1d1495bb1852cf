// SPDX-License-Identifier: Apache-2.0
import type { RecordingFooter } from '@touchstone/model';

/** Counts whom a forward proxy was asked for besides the cloud: to whom and how often, never what. */
export interface ElsewhereTally {
  count(host: string, how: { readonly refused: boolean; readonly cloud: boolean }): void;
  /** For the recording's footer; undefined when nothing was asked for. Sorted, so that it does not tell the order. */
  snapshot(): RecordingFooter['elsewhere'];
}

const MOST_HOSTS = 1000;

export function createElsewhereTally(): ElsewhereTally {
  const hosts = new Map<string, { connections: number; refused: boolean; cloud: boolean }>();
  let more = 0;
  return {
    count(host, { refused, cloud }) {
      const known = hosts.get(host);
      if (known) known.connections += 1;
      else if (hosts.size < MOST_HOSTS) hosts.set(host, { connections: 1, refused, cloud });
      else more += 1;
    },
    snapshot() {
      if (hosts.size === 0) return undefined;
      const listed = [...hosts].map(([host, { connections, refused, cloud }]) => ({
        host,
        connections,
        ...(refused ? { refused: true as const } : {}),
        ...(cloud ? { cloud: true as const } : {}),
      }));
      return { hosts: listed.sort((a, b) => (a.host < b.host ? -1 : 1)), more };
    },
  };
}
