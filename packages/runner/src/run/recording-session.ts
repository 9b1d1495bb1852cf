// SPDX-License-Identifier: Apache-2.0
import {
  isTouchstoneError,
  TouchstoneError,
  type RecordingFooter,
  type RecordingHeader,
} from '@touchstone/model';
import {
  createKeyedHash,
  openRecordingWriter,
  recordedResourceId,
  startRecorder,
  type RecordingSummary,
} from '@touchstone/recorder';
import { reasonOf } from '../reason.js';
import { readPem } from '../cloud-access/http-client.js';
import type { Connection } from '../cloud-access/connection.js';
import type { AppendableLine, CurrentStep } from '../recipe/recipe-context.js';
import type { RunEvent } from './run-event.js';
import type { RunWorld } from './run-options.js';

/** A recording under way, with the recorder in front of the cloud. */
export interface RecordingSession {
  /** What the solution gets as its auth URL. */
  readonly authUrl: string;
  /** Ms since the recording began. */
  readonly at: () => number;
  /** Keeps a line; once the disk has failed, lines are lost and `failure` says why. */
  readonly append: (line: AppendableLine) => void;
  readonly setStep: (step: CurrentStep | null) => void;
  /** Ids as the recorder writes them. */
  readonly recordedId: (type: string, id: string) => string;
  readonly failure: () => TouchstoneError | undefined;
  /** Stops the recorder: no call reaches the cloud through it any more. Safe to repeat. */
  readonly stopRecorder: () => Promise<void>;
  /** Writes the footer. Throws RUN_DISK when the recording could not be written in full. */
  readonly finish: (end: Pick<RecordingFooter, 'outcome' | 'reason'>) => Promise<RecordingSummary>;
}

export interface SessionOptions {
  readonly outFile: string;
  readonly header: Omit<RecordingHeader, 'kind' | 'seq' | 'format' | 'startedAt' | 'tool'>;
  readonly connection: Connection;
  readonly world: RunWorld;
  readonly onEvent: (event: RunEvent) => void;
  /** Called once when the recording cannot be written any more. */
  readonly onFailed: (error: TouchstoneError) => void;
}

/** Opens the recording, then the recorder. Throws RECORDING_* and RECORDER_*. */
export async function openSession(options: SessionOptions): Promise<RecordingSession> {
  const { world, connection } = options;
  const started = world.monotonic();
  const at = (): number => Math.max(0, Math.round((world.monotonic() - started) * 1000) / 1000);
  const writer = await openRecordingWriter({
    to: options.outFile,
    header: {
      ...options.header,
      format: 'touchstone-recording/1',
      startedAt: new Date(world.now()).toISOString(),
      tool: { name: 'touchstone', version: world.toolVersion },
    },
    onFailed: options.onFailed,
  });
  const hash = createKeyedHash(world.random(32));
  let step: CurrentStep | null = null;
  const { config } = connection;
  const recorder = await startRecorder({
    cloud: {
      // With its version: some clients append only what comes after /v3.
      authUrl: connection.identityUrl,
      ...(config.cacert === undefined ? {} : { ca: readPem('cacert', config.cacert) }),
      insecure: !config.verify,
    },
    writer,
    clock: at,
    random: world.random,
    hash,
    currentStep: () => step,
    onFailed: (error) =>
      options.onEvent({
        kind: 'message',
        level: 'warning',
        text: `An exchange could not be recorded, so this recording cannot certify: ${reasonOf(error)}`,
      }),
    onExchange: (exchange) =>
      options.onEvent({
        kind: 'exchange',
        step: exchange.step,
        service: exchange.service,
        operation: exchange.operation,
        method: exchange.method,
        path: exchange.path,
        status: exchange.status,
        unknown: exchange.operation === null,
      }),
  }).catch(async (error: unknown) => {
    await writer.close({ at: at(), outcome: 'interrupted', reason: 'the recorder did not start', open: 0 });
    throw error;
  });
  let open: number | undefined;
  const stopRecorder = async (): Promise<void> => {
    open ??= (await recorder.close()).open;
  };
  return {
    authUrl: recorder.authUrl,
    at,
    append: (line) => {
      try {
        writer.append(line);
      } catch (error) {
        if (!isTouchstoneError(error, 'RECORDING_WRITE_FAILED')) throw error;
      }
    },
    setStep: (current) => {
      step = current;
    },
    recordedId: (type, id) => recordedResourceId(type, id, hash),
    failure: () => writer.failure,
    stopRecorder,
    finish: async (end) => {
      await stopRecorder();
      try {
        return await writer.close({ at: at(), open: open ?? 0, ...end });
      } catch (error) {
        throw isTouchstoneError(error, 'RECORDING_WRITE_FAILED')
          ? diskFailure(options.outFile, error)
          : error;
      }
    },
  };
}

function diskFailure(outFile: string, cause: TouchstoneError): TouchstoneError {
  return new TouchstoneError('RUN_DISK', `The recording ${outFile} is incomplete: ${cause.message}`, {
    hint: `${cause.hint ?? 'Mend the disk.'} What the run made on the cloud was removed; the recording certifies nothing.`,
    details: { file: outFile, ...cause.details },
    cause,
  });
}
