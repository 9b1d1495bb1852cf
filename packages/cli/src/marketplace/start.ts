// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { stopSignal } from '../log-service/until-interrupted.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { parseTrustedProxies } from './client-address.js';
import { Closing } from './closing.js';
import { CLOUD_PATH, createEmbeddedCloud, embeddedCloudListener, writeCloudsYaml } from './embedded-cloud.js';
import { isForThisMachineAlone } from './own-hosts.js';
import { runMarketplace, type RunOptions } from './run-marketplace.js';
import { serveMarketplace } from './serve-marketplace.js';
import { takeFolder } from './take-folder.js';
import { tellDefects } from './tell-defects.js';
import { waitingRoom } from './waiting-room.js';

export interface StartOptions extends Omit<RunOptions, 'liveRuns'> {
  readonly host: string;
  readonly port: number;
  /** As readers know it: `https://host`. */
  readonly origin?: string;
  readonly trustProxy?: readonly string[];
  /** Unless told: where nobody but this machine can ask. */
  readonly liveRuns?: boolean;
  /** Whether an embedded cloud is served as well. */
  readonly cloud: boolean;
  /** Of the embedded cloud. */
  readonly release?: string;
}

/**
 * `touchstone start`: marketplace, embedded database and embedded cloud on one port. The address is printed first, and
 * answered from then on; the catalog is verified and loaded meanwhile. Ends when it is interrupted.
 */
export async function startCommand(
  options: StartOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const signal = stopSignal();
  const proxies = parseTrustedProxies(options.trustProxy ?? []);
  const onDefect = tellDefects(output, Date.now);
  const closing = new Closing();
  try {
    const lock = await takeFolder(options.data);
    closing.add({ close: () => lock.release() });
    const cloud = options.cloud ? closing.add(createEmbeddedCloud(options.release)) : undefined;
    const inside = closing.add(new Closing());
    const room = waitingRoom();
    const { host } = options;
    const served = await serveMarketplace({
      host,
      port: options.port,
      origin: options.origin,
      proxies,
      handler: room.handler,
      onDefect,
      below: cloud === undefined ? undefined : { path: CLOUD_PATH, listener: embeddedCloudListener(cloud) },
    });
    closing.add(served);
    const streams = closing.add(new Closing());
    const origin = options.origin ?? `http://${nameOf(host)}:${served.port}`;
    output.text(`Touchstone is at ${origin}/   (Ctrl-C ends)\n`);
    if (cloud !== undefined) {
      cloud.setOrigin(`${origin}${CLOUD_PATH}`);
      const file = await writeCloudsYaml(options.data, cloud);
      output.text(`An OpenStack (${cloud.release}) is at ${cloud.origin}/identity/v3\n`);
      output.text(`  export OS_CLIENT_CONFIG_FILE='${file}' OS_CLOUD=touchstone-demo\n`);
    }
    await runMarketplace(
      {
        ...options,
        liveRuns: options.liveRuns ?? isForThisMachineAlone(host, options.origin, options.trustProxy),
      },
      { origin, room, signal, output, env, inside, streams, onDefect },
    );
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await closing.close();
  }
  return EXIT.reached;
}

/** By which a browser on this machine finds it. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
