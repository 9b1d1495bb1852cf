// SPDX-License-Identifier: Apache-2.0
import './design/production-react.js';
export { WEB_ERRORS } from './errors.js';
export { signInPath } from './pages/admin/admin-paths.js';
export { answerAbsent, webHandler, type WebWorld } from './server/index.js';
export type {
  LiveAsked,
  LiveCall,
  LiveOffer,
  LiveOperation,
  LivePurpose,
  LiveRun,
  LiveRuns,
  LiveStep,
} from './server/live-runs.js';
