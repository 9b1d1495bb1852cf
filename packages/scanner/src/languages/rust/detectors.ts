// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { flowDetector } from '../../flow/flow-detector.js';
import { readRust } from './read-rust.js';

export const RUST_DETECTORS: readonly Detector[] = [flowDetector('rust', readRust)];
