// SPDX-License-Identifier: Apache-2.0
export { CLI_ERRORS } from './errors.js';
export { main } from './main.js';
