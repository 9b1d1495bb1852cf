// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { openBundle, type OpenBundle } from '../bundle/open-bundle.js';
import type { HandledRequest, HandledResponse, Handler } from '../handler/handler.js';
import { problem } from '../handler/problem.js';
import { readBody, type BodyLimits } from '../handler/read-body.js';
import { logBundle } from './log-bundle.js';
import { logStatement, STATEMENT_LIMIT } from './log-statement.js';
import type { Published, PublishWorld } from './publish-world.js';
import { publishedText } from './published-paper.js';
import { withScratchFile } from './scratch-file.js';
import { verifyToken, verifyTokenOwner, type StoredToken, type TokenScope } from './token.js';

/** The media type of a bundle as one file. */
export const BUNDLE_MEDIA_TYPE = 'application/vnd.touchstone.bundle';
/** The media type of a DSSE envelope (in-toto attestation, spec/v1/bundle.md). */
export const ENVELOPE_MEDIA_TYPE = 'application/vnd.dsse.envelope.v1+json';

export interface PublishLimits {
  readonly bundle: BodyLimits;
  readonly statement: BodyLimits;
  /** Bundles that are received and verified at the same time; of one token, half of them. */
  readonly bundlesAtOnce: number;
}

/** A bundle of eight long recordings has 30 MB; ten minutes are a slow line. */
export const PUBLISH_LIMITS: PublishLimits = {
  bundle: { bytes: 256 * 1024 * 1024, milliseconds: 600_000, idleMilliseconds: 20_000 },
  statement: { bytes: STATEMENT_LIMIT, milliseconds: 20_000, idleMilliseconds: 10_000 },
  bundlesAtOnce: 8,
};

export interface PublishServer extends PublishWorld {
  /** The tokens as they are stored now. */
  readonly tokens: () => Promise<readonly StoredToken[]>;
  /** A folder for bundles while they are looked at. */
  readonly scratch: string;
  readonly limits?: PublishLimits;
  /**
   * Takes a bundle further that is verified and logged, before the sender is answered: its attestation has entry and proof
   * now. Called again when the bundle is published again; what it throws is answered, and the log keeps the certificate.
   * @param by id of the token that it was published with
   */
  readonly onBundle?: (bundle: OpenBundle, by: string) => Promise<void>;
  /** Words a refusal; `problem` where nothing else is said. A room behind this one has codes of its own. */
  readonly refuse?: (error: unknown) => HandledResponse;
  /** Is told of what is no refusal: a defect, of which the sender learns nothing. */
  readonly onDefect?: (error: unknown) => void;
}

/**
 * Takes papers into the log: `POST /api/v1/bundles` a bundle as a file, `POST /api/v1/statements` an envelope. Token and
 * media type come first, so that a stranger's bytes are not even stored; then size and time; then everything is verified;
 * only then is it logged. Answers 201 for what is new and 200 for what the log had, with entry, proof and checkpoint;
 * refusals as `application/problem+json` with their code.
 */
export function publishHandler(server: PublishServer): Handler {
  /** The ids of the tokens whose bundles are being received or verified. */
  const under: string[] = [];
  const limits = server.limits ?? PUBLISH_LIMITS;
  const takeBundle = async (request: HandledRequest): Promise<Published> => {
    const token = await admitted(request, server, 'bundles', BUNDLE_MEDIA_TYPE, limits.bundle);
    if (!hasPlace(token.id, under, limits)) throw busy();
    under.push(token.id);
    try {
      return await withScratchFile(server.scratch, request.body, limits.bundle, async (file) => {
        const bundle = await openBundle(file);
        try {
          // The name of our scratch file is nobody's business.
          const named = { ...bundle, path: 'the bundle' };
          const published = await logBundle(named, server, (lab) => verifyTokenOwner(token, lab));
          const { entry, proof } = published;
          await server.onBundle?.(
            { ...named, attestation: { ...named.attestation, entry, proof } },
            token.id,
          );
          return published;
        } finally {
          await bundle.close();
        }
      });
    } finally {
      under.splice(under.indexOf(token.id), 1);
    }
  };
  const takeStatement = async (request: HandledRequest): Promise<Published> => {
    const token = await admitted(request, server, 'statements', ENVELOPE_MEDIA_TYPE, limits.statement);
    const bytes = await readBody(request.body, limits.statement);
    return logStatement(bytes, server, (owner) => verifyTokenOwner(token, owner));
  };
  return async (request) => {
    const take =
      request.path === '/api/v1/bundles'
        ? takeBundle
        : request.path === '/api/v1/statements'
          ? takeStatement
          : undefined;
    if (take === undefined) return undefined;
    try {
      if (request.method !== 'POST') throw wrongMethod();
      return answer(await take(request));
    } catch (error) {
      const refused = (server.refuse ?? problem)(error);
      if (refused.status === 500) server.onDefect?.(error);
      return refused;
    }
  };
}

function answer(published: Published): HandledResponse {
  return {
    status: published.fresh ? 201 : 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: publishedText(published),
  };
}

/** All that can be known before the body. */
async function admitted(
  request: HandledRequest,
  { tokens, clock }: PublishServer,
  scope: TokenScope,
  mediaType: string,
  { bytes }: BodyLimits,
): Promise<StoredToken> {
  const token = verifyToken(request.header('authorization'), await tokens(), scope, new Date(clock()));
  const type = request.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== mediaType) {
    throw new TouchstoneError('REQUEST_MEDIA_TYPE', `The body has to be ${mediaType}.`, {
      hint: 'touchstone publish sends it so.',
    });
  }
  const length = request.header('content-length');
  if (length !== undefined && Number(length) > bytes) {
    throw new TouchstoneError(
      'REQUEST_TOO_LARGE',
      `The body has ${length} bytes; at most ${bytes} are read.`,
      {
        hint: 'Certify fewer runs in one bundle.',
        details: { limit: bytes },
      },
    );
  }
  return token;
}

/** One token never has all places: whoever sends slowly, or often, would keep everyone else out. */
function hasPlace(token: string, under: readonly string[], { bundlesAtOnce }: PublishLimits): boolean {
  const own = under.filter((one) => one === token).length;
  return under.length < bundlesAtOnce && own < Math.ceil(bundlesAtOnce / 2);
}

function wrongMethod(): TouchstoneError {
  return new TouchstoneError('REQUEST_METHOD', 'Papers are published with POST.', {
    hint: 'touchstone publish does so.',
  });
}

function busy(): TouchstoneError {
  return new TouchstoneError('PUBLISH_BUSY', 'As many bundles as can be are being verified.', {
    hint: 'Try again in a few seconds.',
  });
}
