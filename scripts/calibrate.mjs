// SPDX-License-Identifier: Apache-2.0
// `npm run calibrate`: how well scans agree with recordings and with what was read by hand (calibration/README.md).
import { join } from 'node:path';
import { root, run, setUp } from './setup.mjs';

setUp();
run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'calibration']);
run(process.execPath, [join(root, 'calibration/dist/calibrate.js')]);
