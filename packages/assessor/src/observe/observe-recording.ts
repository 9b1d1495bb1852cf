// SPDX-License-Identifier: Apache-2.0
import type { Recording } from '../input.js';
import { installedIndex, type OpenStackIndex } from '../openstack-index.js';
import { RunObserver, type ObservedRun } from './run-observer.js';

/** What is kept of a recording that is held in memory; its lines may be in any order. */
export function observeRecording(recording: Recording, index: OpenStackIndex = installedIndex): ObservedRun {
  const observer = new RunObserver(recording.header, index);
  for (const line of [...recording.lines].sort((a, b) => a.seq - b.seq)) observer.take(line);
  return observer.end(recording);
}
