// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createCloud, listenCloud } from '@touchstone/cloud';
import { TouchstoneError } from '@touchstone/model';
import { embeddedCloudsYaml } from '../embedded-clouds-yaml.js';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';

export interface CloudCommandOptions {
  readonly release?: string;
  readonly port: number;
  readonly cloudsYaml: string;
}

/** `touchstone cloud`: an embedded OpenStack that runs until it is interrupted. Throws CLOUD_*, CLI_FILE_EXISTS. */
export async function cloudCommand(
  options: CloudCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const cloud = createCloud({
    ...(options.release === undefined ? {} : { release: options.release }),
    clock: Date.now,
    random: (size: number) => randomBytes(size),
  });
  const listening = await listenCloud(cloud, { port: options.port });
  try {
    // Somebody's own clouds.yaml is never overwritten; ours is private, because it holds passwords.
    const file = await open(options.cloudsYaml, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
      throw new TouchstoneError(
        'CLI_FILE_EXISTS',
        `${options.cloudsYaml} cannot be made (${cause.code ?? 'unknown'}).`,
        {
          hint: 'Choose another place with --clouds-yaml, or remove that file.',
          cause,
        },
      );
    });
    await file.writeFile(embeddedCloudsYaml(cloud.credentials));
    await file.close();
    const { services } = cloud.coverage();
    output.text(`OpenStack ${cloud.release} listens at ${listening.authUrl}\n`);
    output.text(
      `${services.map((one) => `  ${one.service.padEnd(16)} ${one.offered.length} of ${one.offered.length + one.missing.length} operations\n`).join('')}`,
    );
    output.text(
      `\n  export OS_CLIENT_CONFIG_FILE=${options.cloudsYaml} OS_CLOUD=touchstone-demo\n  openstack token issue\n\nCtrl-C ends it; everything in it is then gone.\n`,
    );
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await listening.close();
    cloud.close();
  }
  return EXIT.reached;
}
