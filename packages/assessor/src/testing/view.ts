// SPDX-License-Identifier: Apache-2.0
import type { Recording } from '../input.js';
import { observeRecording } from '../observe/observe-recording.js';
import { gatherRunFacts, type RunFacts } from '../facts/run-facts.js';
import { ShowsIndex } from '../shared/shows-index.js';
import { papers, sampleManifest } from './papers.js';

/** The facts of one recording of the sample solution. */
export function factsOf(recording: Recording): RunFacts {
  return gatherRunFacts(observeRecording(recording), sampleManifest(), new ShowsIndex(papers.concerns));
}
