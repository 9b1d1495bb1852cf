// SPDX-License-Identifier: Apache-2.0
export { judgeCompatibility } from './judge-compatibility.js';
