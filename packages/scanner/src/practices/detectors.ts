// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../detect/detector.js';
import type { FileHead } from '../detect/source-file.js';
import { IMPLICATION_DETECTORS } from '../implications/detectors.js';
import { isDevelopment } from '../stack/components/is-development.js';
import { findInSettings } from './find-in-settings.js';
import { findInSource } from './find-in-source.js';
import { isIntegration } from './is-integration.js';
import { loadPractices } from './load-practices.js';
import { hasSettings, readSettings } from './read-settings.js';

/** Other people’s code and what tools wrote is not looked at; tests and examples are counted apart. */
const isWritten = ({ path, origin }: FileHead): boolean =>
  origin !== 'vendored' && origin !== 'generated' && origin !== 'documentation' && !isDevelopment(path);

let languages: ReadonlySet<string> | undefined;

const SOURCE_DETECTOR: Detector = {
  id: 'practices.source',
  wants: (file) => {
    languages ??= new Set(loadPractices().flatMap((rule) => rule.languages));
    return languages.has(file.language) && isWritten(file);
  },
  needles: () => [...new Set(loadPractices().flatMap(({ needles }) => needles))].toSorted(),
  detect: ({ path, language, text }) => (isIntegration(path, text) ? findInSource(language, text) : []),
};

const SETTINGS_DETECTOR: Detector = {
  id: 'practices.settings',
  wants: (file) => hasSettings(file) && isWritten(file),
  needles: () => [
    'assword',
    'PASSWORD',
    'asswd',
    'ecret',
    'SECRET',
    'api_key',
    'apikey',
    'token',
    'TOKEN',
    'insecure',
    'INSECURE',
    'verify',
    'validate_certs',
    'skip_ssl_validation',
    '/v2.0',
    'identity_api_version',
    'IDENTITY_API_VERSION',
  ],
  detect: (file) => findInSettings(readSettings(file, file.text), file.path, file.text),
};

/** What looks for insecure practices, and for what running the product brings upon its operator. */
export const PRACTICE_DETECTORS: readonly Detector[] = [
  SOURCE_DETECTOR,
  SETTINGS_DETECTOR,
  ...IMPLICATION_DETECTORS,
];
