// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange, Unsequenced } from '@touchstone/model';
import { openRecordingWriter, type RecordingWriter } from '../../format/recording-writer.js';
import { startTestRecorder } from '../../testing/local-cloud.js';
import { SAMPLE_HEADER } from '../../testing/sample-header.js';
import type { Recorder } from '../../recorder/recorder-options.js';
import type { CreateEngine, EngineLimits } from '../engine.js';
import { startScriptedCloud, type ScriptedCloud } from './scripted-cloud.js';

/** A recorder on one engine in front of a scripted cloud, with a real recording. */
export interface TortureBench {
  readonly cloud: ScriptedCloud;
  readonly recorder: Recorder;
  readonly port: number;
  /** Lines written so far. */
  readonly lines: readonly Unsequenced<Exchange>[];
  /** Why lines could not be written; emptied by whoever tells of it. */
  readonly failures: unknown[];
  /** Where the recording is, once `finish` has resolved. */
  readonly recording: string;
  /** Numbers runs, so that no nonce comes twice. */
  nextRun(): number;
  finish(): Promise<void>;
  remove(): Promise<void>;
}

/** Short, so that slow peers are slow within a test. */
const TORTURE_LIMITS: Partial<EngineLimits> = { headBytes: 16 * 1024, headMs: 600, idleMs: 20_000 };

export async function startTortureBench(
  create: CreateEngine,
  limits: Partial<EngineLimits> = TORTURE_LIMITS,
): Promise<TortureBench> {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-torture-'));
  const recording = join(folder, 'recording.ndjson.gz');
  const writer: RecordingWriter = await openRecordingWriter({ to: recording, header: SAMPLE_HEADER });
  const cloud = await startScriptedCloud();
  const failures: unknown[] = [];
  const lines: Unsequenced<Exchange>[] = [];
  const { recorder } = await startTestRecorder(cloud.origin, {
    writer,
    engine: (options, onRequest) => create({ ...options, limits }, onRequest),
    onFailed: (error) => failures.push(error),
    onExchange: (line) => lines.push(line),
  });
  let run = 0;
  return {
    cloud,
    recorder,
    port: recorder.address.port,
    lines,
    failures,
    recording,
    nextRun: () => (run += 1),
    async finish() {
      const { open } = await recorder.close({ graceMs: 500 });
      await writer.close({ at: 0, outcome: 'complete', open });
      await cloud.close();
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
