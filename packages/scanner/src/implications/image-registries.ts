// SPDX-License-Identifier: Apache-2.0
import type { UpdateChannelFinding } from '../detect/finding.js';
import type { ComponentFinding } from '../detect/finding.js';

/** The registries that images come from, each once a file, by the image components that were found in it. */
export function findImageRegistries(
  components: readonly ComponentFinding[],
): readonly UpdateChannelFinding[] {
  const found = new Map<string, UpdateChannelFinding>();
  for (const { line, ecosystem, purl } of components) {
    if (ecosystem !== 'oci' || purl === null) continue;
    const name = /[?&]repository_url=([^&]+)/.exec(purl)?.[1] ?? '';
    const first = name.split('/')[0]!;
    // A first step without a dot or port is a folder of Docker Hub.
    const what = /[.:]/.test(first) && name.includes('/') ? first : 'docker.io';
    if (!found.has(what))
      found.set(what, { kind: 'update-channel', line, channel: 'container-registry', what });
  }
  return [...found.values()];
}
