// SPDX-License-Identifier: Apache-2.0
import { haproxyContender } from './haproxy.js';
import { mitmdumpContender } from './mitmdump.js';
import { nginxContenders } from './nginx.js';
import { ourContenders } from './ours.js';
import type { Contender } from './scene.js';
import { findProgram } from './spawn-process.js';

/** What the others are divided by: in requests, and in large bodies. */
export const REFERENCE = 'nginx proxy_pass';
export const TUNED = 'nginx, 16 buffers of 256 KB, no spill';

/**
 * Everything that is compared, the reference first, and what could not be because it is not installed.
 * @param without parts of names that are left out
 * @throws Error without nginx, which is the reference and plays the cloud
 */
export function findContenders(without: readonly string[]): {
  readonly nginx: string;
  readonly contenders: readonly Contender[];
  readonly missing: readonly string[];
} {
  const nginx = findProgram('nginx');
  if (nginx === undefined) {
    throw new Error(
      'nginx is what all others are divided by, and is not installed (Debian: apt-get install nginx-light).',
    );
  }
  const haproxy = findProgram('haproxy');
  const mitmdump = findProgram('mitmdump');
  const all = [
    ...nginxContenders(nginx),
    ...(haproxy === undefined ? [] : [haproxyContender(haproxy)]),
    ...ourContenders(),
    ...(mitmdump === undefined ? [] : [mitmdumpContender(mitmdump)]),
  ];
  return {
    nginx,
    contenders: all.filter(
      ({ name }) => name === REFERENCE || name === TUNED || !without.some((part) => name.includes(part)),
    ),
    missing: [
      ...(haproxy === undefined ? ['HAProxy (apt-get install haproxy)'] : []),
      ...(mitmdump === undefined ? ['mitmdump (apt-get install mitmproxy)'] : []),
    ],
  };
}
