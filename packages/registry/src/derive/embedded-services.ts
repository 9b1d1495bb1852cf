// SPDX-License-Identifier: Apache-2.0

/**
 * Services that the embedded cloud offers in every release. The cloud is a room that this one does not import: a test holds
 * the two together (tests/contract/embedded-services.test.ts).
 */
export const EMBEDDED_SERVICES: ReadonlySet<string> = new Set([
  'identity',
  'object-store',
  'image',
  'network',
  'block-storage',
  'compute',
  'placement',
]);
