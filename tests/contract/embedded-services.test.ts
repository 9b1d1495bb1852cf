// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { createCloud } from '@touchstone/cloud';
import { expect, it } from 'vitest';
import { EMBEDDED_SERVICES } from '../../packages/registry/src/derive/embedded-services.js';

it('the registry knows which services the embedded cloud has', () => {
  const cloud = createCloud({ release: '2026.2', clock: Date.now, random: randomBytes });
  expect(new Set(cloud.coverage().services.map(({ service }) => service))).toEqual(EMBEDDED_SERVICES);
});
