// SPDX-License-Identifier: Apache-2.0
export { WEB_ERRORS } from './errors.js';
export { answerAbsent, webHandler, type WebWorld } from './server/index.js';
