// SPDX-License-Identifier: Apache-2.0
import '../design/production-react.js';
export { answerAbsent, webHandler } from './web-handler.js';
export type { WebWorld } from './web-world.js';
