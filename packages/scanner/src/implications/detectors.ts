// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../detect/detector.js';
import type { FileHead } from '../detect/source-file.js';
import { isDevelopment } from '../stack/components/is-development.js';
import { isManifest } from '../stack/dependencies/read-manifest.js';
import { canKeepCredentials, CREDENTIAL_NEEDLES, findCredentials } from './find-credentials.js';
import { findListeners, PORT_NEEDLES, SERVER_NEEDLES } from './find-listeners.js';
import { CHANNEL_NEEDLES, findPackageRegistries, findUpdateChannels } from './find-update-channels.js';

/** Only what ships brings anything upon its operator. */
const isShipped = ({ path, origin }: FileHead): boolean => origin === 'product' && !isDevelopment(path);

const PLAIN = /^(?:yaml|template|dockerfile|ini)$/;
const SERVERS = /^(?:go|python|javascript|typescript)$/;
const CHANNELS = /^(?:yaml|template|dockerfile|ini|shell|ruby|python|go|puppet|toml|hcl)$/;

/** Where credentials are kept, what listens, where updates come from. */
export const IMPLICATION_DETECTORS: readonly Detector[] = [
  {
    id: 'implications.credentials',
    wants: (file) => isShipped(file) && canKeepCredentials(file),
    needles: () => CREDENTIAL_NEEDLES,
    detect: findCredentials,
  },
  {
    id: 'implications.ports',
    wants: (file) =>
      isShipped(file) && (PLAIN.test(file.language) || /(?:^|\/)jobs\/[\w.-]+\/spec$/.test(file.path)),
    needles: () => PORT_NEEDLES,
    detect: findListeners,
  },
  {
    id: 'implications.servers',
    wants: (file) => isShipped(file) && SERVERS.test(file.language),
    needles: () => SERVER_NEEDLES,
    detect: findListeners,
  },
  {
    id: 'implications.update-channels',
    wants: (file) =>
      file.path === '.gitmodules' ||
      (isShipped(file) && CHANNELS.test(file.language) && !isManifest(file.path)),
    needles: () => CHANNEL_NEEDLES,
    detect: findUpdateChannels,
  },
  {
    id: 'implications.package-registries',
    wants: (file) => isShipped(file) && isManifest(file.path),
    detect: findPackageRegistries,
  },
];
