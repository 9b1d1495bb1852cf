// SPDX-License-Identifier: Apache-2.0
export { REGISTRY_ERRORS } from './errors.js';
