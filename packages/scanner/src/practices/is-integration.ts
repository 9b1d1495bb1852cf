// SPDX-License-Identifier: Apache-2.0
import { isOfOtherCloud } from '../detect/is-of-other-cloud.js';

const NAMES =
  /openstack|keystone|gophercloud|swiftclient|novaclient|\bOS_AUTH|\bOS_PASSWORD|clouds\.ya?ml|\bfog\b|pkgcloud|\bnova\b|\bneutron\b|\bcinder\b|\bswift\b|\bglance\b|\bhorizon\b|\bskyline\b/i;

/**
 * Whether a file is of the integration with OpenStack: its path or its text names OpenStack or a service of it, and its
 * path is no other cloud’s. What a product does elsewhere in its code says nothing of how it treats OpenStack.
 */
export function isIntegration(path: string, text: string): boolean {
  if (/openstack|keystone|swift/i.test(path)) return true;
  return !isOfOtherCloud(path) && NAMES.test(text);
}
