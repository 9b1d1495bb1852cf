// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  parseTokens,
  PUBLISH_LIMITS,
  publishHandler,
  publishWorld,
  serveLog,
  type Handler,
  type Log,
} from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { openLog } from '../log/open-log.js';
import { openLogReader } from '../log/open-log-reader.js';
import type { Output } from '../output.js';
import { readBytes } from '../papers/read-bytes.js';
import { EXIT } from '../refusal.js';
import { readTrustRoot } from '../trust/read-trust-root.js';
import { cosignNowAndThen } from './cosign-now-and-then.js';
import { serveHandler, type Served } from './serve-handler.js';
import { TOKENS_LIMIT } from './token-create.js';
import { untilInterrupted } from './until-interrupted.js';
import { readWitnesses, type WitnessOptions } from './witnesses.js';

export interface LogServeOptions extends WitnessOptions {
  /** The file of the log's key. */
  readonly key?: string;
  readonly host: string;
  readonly port: number;
  readonly tokens?: string;
  readonly trustRoot?: readonly string[];
}

/** `touchstone log serve LOG`: for reading; with --tokens it takes papers as well. Ends when it is interrupted. */
export async function logServeCommand(
  where: string,
  options: LogServeOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const serving = await startLogServer(where, options, output, env);
  const takes =
    options.tokens === undefined ? 'for reading' : 'for reading, and takes bundles and statements';
  output.text(`The log is at ${serving.url}/ ${takes} (Ctrl-C ends)\n`);
  await untilInterrupted(serving);
  return EXIT.reached;
}

/** Serves a log; closing it lets go of the log as well. */
export async function startLogServer(
  where: string,
  options: LogServeOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<Served> {
  const onDefect = (error: unknown): void =>
    output.note(`Not served: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const opened =
    options.tokens === undefined
      ? await openForReading(where, options, env)
      : await openForPublishing(where, { ...options, tokens: options.tokens }, output, env, onDefect);
  try {
    const { bundle } = PUBLISH_LIMITS;
    const served = await serveHandler(opened.handler, {
      ...options,
      requestMilliseconds: bundle.milliseconds + 30_000,
      onDefect,
    });
    return { url: served.url, close: () => served.close().finally(opened.close) };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

interface Opened {
  readonly handler: Handler;
  readonly close: () => Promise<void>;
}

async function openForReading(
  where: string,
  options: LogServeOptions,
  env: NodeJS.ProcessEnv,
): Promise<Opened> {
  if (options.witness !== undefined) {
    throw new TouchstoneError(
      'CLI_USAGE',
      'Only a log that takes papers has new checkpoints to be cosigned.',
      {
        hint: 'Give --tokens FILE as well, or leave --witness out.',
      },
    );
  }
  const reader = await openLogReader(where, env);
  return { handler: serveLog(reader), close: () => reader.close() };
}

async function openForPublishing(
  where: string,
  options: LogServeOptions & { readonly tokens: string },
  output: Output,
  env: NodeJS.ProcessEnv,
  onDefect: (error: unknown) => void,
): Promise<Opened> {
  const root = await readTrustRoot(options.trustRoot, env, new Date());
  const readTokens = async () =>
    parseTokens((await readBytes(options.tokens, TOKENS_LIMIT)).toString('utf8'), options.tokens);
  await readTokens();
  const cosign = readWitnesses(options, root, output);
  const log: Log = await openLog(where, { logKey: options.key, cosign }, env);
  const asking = cosign === undefined ? undefined : cosignNowAndThen(log, output);
  const scratch = await mkdtemp(join(tmpdir(), 'touchstone-log-'));
  const world = publishWorld(log, root, Date.now);
  const handlers = [
    serveLog(log.reader),
    publishHandler({ ...world, tokens: readTokens, scratch, onDefect }),
  ];
  return {
    handler: async (request) => {
      for (const handler of handlers) {
        const response = await handler(request);
        if (response !== undefined) return response;
      }
      return undefined;
    },
    close: () =>
      Promise.resolve(asking?.stop())
        .then(() => log.close())
        .finally(() => rm(scratch, { recursive: true, force: true })),
  };
}
