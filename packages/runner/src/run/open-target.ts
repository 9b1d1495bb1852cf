// SPDX-License-Identifier: Apache-2.0
import { createCloud, listenCloud } from '@touchstone/cloud';
import type { CloudConfig } from '../cloud-access/cloud-config.js';
import { connect } from '../cloud-access/connect.js';
import type { Connection } from '../cloud-access/connection.js';
import type { PlatformOptions } from '../platform/describe-platform.js';
import type { RunTarget, RunWorld } from './run-options.js';

export interface OpenTarget {
  readonly connection: Connection;
  readonly platform: PlatformOptions;
  readonly close: () => Promise<void>;
}

/** Makes the target ready to run on: a connection as it is; an embedded cloud started, with its admin signed in. */
export async function openTarget(target: RunTarget, world: RunWorld): Promise<OpenTarget> {
  if (target.kind !== 'embedded') {
    return { connection: target.connection, platform: target, close: () => Promise.resolve() };
  }
  const cloud = createCloud({
    clock: world.now,
    random: world.random,
    ...(target.release === undefined ? {} : { release: target.release }),
    ...(target.transitions === undefined ? {} : { transitions: target.transitions }),
  });
  const listening = await listenCloud(cloud);
  const close = async (): Promise<void> => {
    await listening.close();
    cloud.close();
  };
  try {
    const admin = cloud.credentials.find((credentials) => credentials.name === 'admin');
    if (admin === undefined) throw new TypeError('the embedded cloud has no admin');
    const config: CloudConfig = {
      name: 'embedded',
      authType: 'password',
      auth: {
        auth_url: listening.authUrl,
        username: admin.username,
        password: admin.password,
        user_domain_name: admin.userDomainName,
        project_name: admin.projectName,
        project_domain_name: admin.projectDomainName,
      },
      region: admin.regionName,
      interface: 'public',
      verify: true,
      cacert: undefined,
      cert: undefined,
      key: undefined,
      from: {},
    };
    const connection = await connect(config, { now: world.now });
    return {
      connection,
      platform: {
        kind: 'embedded',
        name: `embedded ${cloud.release}`,
        distribution: 'Touchstone',
        release: cloud.release,
      },
      close: async () => {
        await connection.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
