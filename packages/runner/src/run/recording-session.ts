// SPDX-License-Identifier: Apache-2.0
import {
  isTouchstoneError,
  TouchstoneError,
  type RecordingFooter,
  type RecordingHeader,
} from '@touchstone/model';
import {
  catalogEndpoints,
  createKeyedHash,
  openRecordingWriter,
  openRunAuthority,
  recordedResourceId,
  startRecorder,
  type RecordedCloud,
  type Recorder,
  type RecordingSummary,
  type RunAuthority,
} from '@touchstone/recorder';
import { reasonOf } from '../reason.js';
import { readPem } from '../cloud-access/http-client.js';
import type { Connection } from '../cloud-access/connection.js';
import type { Gateway } from '../recipe/gateway-environment.js';
import type { AppendableLine, CurrentStep } from '../recipe/recipe-context.js';
import type { RunEvent } from './run-event.js';
import { findAddresses } from './find-addresses.js';
import type { RunWorld } from './run-options.js';
import { writeTrustBundle } from './trust-bundle.js';

/** A recording under way, with the recorder in front of the cloud. */
export interface RecordingSession {
  /** How the solution gets to the cloud. */
  readonly gateway: Gateway;
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
  readonly header: Omit<RecordingHeader, 'kind' | 'seq' | 'format' | 'startedAt' | 'tool' | 'recorder'>;
  /** The run's folder: what the solution is to trust is written below it. */
  readonly workdir: string;
  /** PEM files that the solution would trust without Touchstone. */
  readonly trusted?: readonly (string | undefined)[];
  readonly connection: Connection;
  readonly world: RunWorld;
  readonly onEvent: (event: RunEvent) => void;
  /** Called once when the recording cannot be written any more. */
  readonly onFailed: (error: TouchstoneError) => void;
  readonly tls?: boolean | undefined;
  readonly forwardProxy?: 'tunnel' | 'refuse' | undefined;
}

/** Opens the recording, then the recorder. Throws RECORDING_* and RECORDER_*. */
export async function openSession(options: SessionOptions): Promise<RecordingSession> {
  const { world, connection, tls, forwardProxy } = options;
  const started = world.monotonic();
  const at = (): number => Math.max(0, Math.round((world.monotonic() - started) * 1000) / 1000);
  const writer = await openRecordingWriter({
    to: options.outFile,
    header: {
      ...options.header,
      format: 'touchstone-recording/1',
      startedAt: new Date(world.now()).toISOString(),
      tool: { name: 'touchstone', version: world.toolVersion },
      ...(tls === true || forwardProxy !== undefined
        ? {
            recorder: {
              ...(forwardProxy === undefined ? {} : { forwardProxy }),
              ...(tls === true ? { tls: true as const } : {}),
            },
          }
        : {}),
    },
    onFailed: options.onFailed,
  });
  const hash = createKeyedHash(world.random(32));
  let step: CurrentStep | null = null;
  const { config } = connection;
  const authority =
    tls === true || forwardProxy !== undefined
      ? await openRunAuthority({ now: world.now(), random: world.random })
      : undefined;
  const recorder = await startRecorder({
    ...(tls === true && authority ? { tls: { authority } } : {}),
    ...(forwardProxy !== undefined && authority ? { forwardProxy: { authority, others: forwardProxy } } : {}),
    cloud: {
      // With its version: some clients append only what comes after /v3.
      authUrl: connection.identityUrl,
      ...(config.cacert === undefined ? {} : { ca: readPem('cacert', config.cacert) }),
      ...(config.cert === undefined ? {} : { cert: readPem('cert', config.cert) }),
      ...(config.key === undefined ? {} : { key: readPem('key', config.key) }),
      insecure: !config.verify,
      // A solution that goes past the catalog may do so before any has been handed out.
      ...(forwardProxy === undefined ? {} : await knownBeforehand(connection, world)),
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
    gateway: gatewayOf(recorder, options, authority),
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
        return await writer.close({ at: at(), open: open ?? 0, elsewhere: recorder.elsewhere(), ...end });
      } catch (error) {
        throw isTouchstoneError(error, 'RECORDING_WRITE_FAILED')
          ? diskFailure(options.outFile, error)
          : error;
      }
    },
  };
}

async function knownBeforehand(
  { token, identityUrl }: Connection,
  { lookup }: RunWorld,
): Promise<Pick<RecordedCloud, 'catalog' | 'addresses'>> {
  const catalog = catalogEndpoints(token);
  const urls = [identityUrl, ...catalog.map(({ url }) => url)];
  return { catalog, addresses: lookup ? await findAddresses(urls, lookup) : {} };
}

function gatewayOf(
  { authUrl, origin, proxyUrl, mounts }: Recorder,
  { workdir, trusted = [], connection: { config } }: SessionOptions,
  authority: RunAuthority | undefined,
): Gateway {
  if (authority === undefined) return { authUrl };
  const others = [config.cacert, ...trusted];
  const caFile = writeTrustBundle({ workdir, authority: authority.certificate, others });
  if (proxyUrl === undefined) return { authUrl, caFile };
  // A cloud on this machine would be passed by with all else on it, and the recorder's proxy knows the recorder.
  const near = mounts().some((mount) =>
    /^(?:127\.|\[::1\]$|localhost$)/.test(new URL(mount.origin).hostname),
  );
  const own = new URL(origin).host;
  const except = near ? own : `${own},localhost,127.0.0.1,::1`;
  return { authUrl, caFile, proxy: { url: proxyUrl, except } };
}

function diskFailure(outFile: string, cause: TouchstoneError): TouchstoneError {
  return new TouchstoneError('RUN_DISK', `The recording ${outFile} is incomplete: ${cause.message}`, {
    hint: `${cause.hint ?? 'Mend the disk.'} What the run made on the cloud was removed; the recording certifies nothing.`,
    details: { file: outFile, ...cause.details },
    cause,
  });
}
