// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { CommonRunOptions } from '@touchstone/runner';

/** How the recorder stands in front of the cloud, as typed. */
export interface GatewayOptions {
  readonly tls?: boolean;
  readonly forwardProxy?: boolean;
  readonly otherHosts?: 'tunnel' | 'refuse';
}

/** The same for a run. Throws CLI_USAGE where a choice would be without effect. */
export function gatewayOptions({
  tls,
  forwardProxy,
  otherHosts,
}: GatewayOptions): Pick<CommonRunOptions, 'tls' | 'forwardProxy'> {
  if (otherHosts !== undefined && forwardProxy !== true) {
    throw new TouchstoneError('CLI_USAGE', '--other-hosts says what a forward proxy does with them.', {
      hint: 'Give --forward-proxy as well.',
    });
  }
  return { tls, forwardProxy: forwardProxy === true ? (otherHosts ?? 'tunnel') : undefined };
}
