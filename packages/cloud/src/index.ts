// SPDX-License-Identifier: Apache-2.0
export { createCloud, OLDEST_RELEASE } from './cloud/create-cloud.js';
export type { CloudOptions, CloudSnapshot, EmbeddedCloud } from './cloud/embedded-cloud.js';
export type { CloudCredentials } from './cloud/credentials.js';
export type { Coverage, ServiceCoverage } from './cloud/coverage.js';
export { CLOUD_ERRORS, type CloudErrorCode } from './errors.js';
export type { InjectedAnswer, InjectedRequest } from './http/inject.js';
export { cloudListener } from './http/cloud-listener.js';
export { listenCloud, type ListeningCloud, type ListenOptions } from './http/listen-cloud.js';
export type { CloudRequest } from './http/request.js';
