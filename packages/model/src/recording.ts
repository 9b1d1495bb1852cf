// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { platform } from './platform.js';
import { credentialKind, digest, operationId, slug } from './vocabulary.js';

/**
 * A recording is NDJSON: a header, lines, a footer, cut into blocks by seals. Every line has `seq`, counted from 0.
 * A seal's `sha256` is the SHA-256 (hex) of the previous seal's hex digest (64 zeros before the first) followed by the
 * exact bytes of all lines since then, newlines included, itself excluded. The last two lines are footer and seal.
 * On disk each block (lines and their seal) is one gzip member, so that a crash leaves whole blocks behind.
 */
export const RECORDING_FORMAT = 'touchstone-recording/1';

const seq = z.int().min(0);
/** No run lasts thirty years, in ms; and so many add up and make dates without leaving what numbers can hold. */
const ms = z.number().min(0).max(1e12);
/** Milliseconds since the header's `startedAt`, to the microsecond. */
const at = ms;
const keyedHash = z.string().regex(/^h:[0-9a-f]{16,32}$/, 'h: and hex digits of a keyed hash');
/** A resource id as the cloud gave it, or the keyed hash of a name that serves as one (containers, objects, keypairs). */
const resourceId = z.string().min(1).max(200);
const resourceType = z.string().regex(/^[a-z][a-z0-9-]*:[A-Za-z0-9._-]+$/);

export const resourceRef = z.strictObject({
  type: resourceType,
  id: resourceId,
  state: z.string().max(40).optional().describe('its status, as the cloud spells it'),
});
export type ResourceRef = z.infer<typeof resourceRef>;

export const recordingHeader = z.strictObject({
  kind: z.literal('header'),
  seq: z.literal(0),
  format: z.literal(RECORDING_FORMAT),
  run: z.string().regex(/^[a-z0-9-]{6,60}$/),
  startedAt: z.iso.datetime({ precision: 3 }),
  tool: z.strictObject({ name: z.string().max(60), version: z.string().max(40) }),
  purpose: z
    .enum(['certify', 'least-privilege', 'record'])
    .describe('a recipe; the same recipe under its own least-privilege access rules; or any command'),
  solution: z.strictObject({ id: slug, version: z.string().max(100) }).nullable(),
  manifest: digest.nullable(),
  recipe: digest.nullable().describe('of the recipe folder: canonical JSON of path -> digest'),
  credential: z.strictObject({
    kind: credentialKind,
    scratch: z.boolean().describe('project, user and credential were made for this run'),
    roles: z.array(z.string().max(80)),
    accessRules: z
      .int()
      .min(0)
      .describe('how many access rules bind the application credential; 0: unrestricted'),
  }),
  platform,
  expected: z.array(slug).describe('ids of all steps of the recipe, in order'),
  recorder: z
    .strictObject({
      forwardProxy: z
        .enum(['tunnel', 'refuse'])
        .optional()
        .describe('it was a forward proxy as well, and what it did with hosts that are not the cloud'),
      tls: z.literal(true).optional().describe('it spoke https to the solution'),
    })
    .optional()
    .describe('how the recorder stood in front of the cloud, where not only at its own address over http'),
});
export type RecordingHeader = z.infer<typeof recordingHeader>;

export const exchange = z.strictObject({
  kind: z.literal('exchange'),
  seq,
  at: at.describe('when the request head was complete'),
  step: slug.nullable().describe('the step that was under way'),
  phase: z.enum(['setup', 'step', 'teardown']).nullable(),
  service: slug.nullable(),
  operation: operationId.nullable(),
  unknown: z
    .strictObject({
      code: z.string().max(40),
      reason: z.string().max(400),
      nearest: z.array(operationId).max(3),
    })
    .optional(),
  method: z.string().max(20),
  path: z.string().max(600).describe('below the service root; names that are not ids are keyed hashes'),
  query: z.array(z.string().max(80)).optional().describe('names of the query parameters, never values'),
  status: z.int().min(100).max(999).nullable(),
  end: z.enum(['complete', 'client-aborted', 'upstream-lost', 'upstream-unreachable', 'upgraded', 'refused']),
  firstMs: ms.nullable().describe('from request head to response head'),
  totalMs: ms,
  sent: z.int().min(0).describe('bytes of the request body'),
  received: z.int().min(0).describe('bytes of the response body, as the cloud sent it'),
  asked: z.string().max(40).optional().describe('microversion in the request'),
  given: z.string().max(40).optional().describe('microversion in the response'),
  requestId: z.string().max(80).optional(),
  userAgent: z.string().max(200).optional(),
  auth: z.strictObject({
    how: z.enum(['password', 'application_credential', 'token', 'ec2', 'temp-url', 'other', 'none']),
    token: keyedHash.optional().describe('of the token presented'),
    issued: keyedHash.optional().describe('of the token issued'),
    project: z.string().max(64).optional(),
    catalog: z.literal(true).optional().describe('the response carried a service catalog'),
  }),
  endpoint: z
    .strictObject({ interface: z.enum(['public', 'internal', 'admin', 'none']), region: z.string().max(80) })
    .optional(),
  created: z.array(resourceRef).max(2000).optional(),
  deleted: z.array(resourceRef).max(2000).optional(),
  read: resourceRef.optional(),
  via: z
    .enum(['forward-proxy', 'forward-proxy-by-catalog'])
    .optional()
    .describe(
      "sent to the cloud's own address and caught on the way: one that the solution had not been given; or one that the catalog gave as it is, since requests there are signed for their host",
    ),
  next: z.literal(true).optional().describe('the response offered a further page'),
  fault: z.string().max(120).optional().describe("the fault's title or type, never its text"),
});
export type Exchange = z.infer<typeof exchange>;

export const stepBegin = z.strictObject({
  kind: z.literal('step-begin'),
  seq,
  at,
  step: slug,
  phase: z.enum(['setup', 'step', 'teardown']),
  attempt: z.int().min(1),
});
export const STEP_OUTCOMES = ['passed', 'failed', 'timed out', 'skipped', 'interrupted'] as const;
export const stepEnd = z.strictObject({
  kind: z.literal('step-end'),
  seq,
  at,
  step: slug,
  phase: z.enum(['setup', 'step', 'teardown']),
  attempt: z.int().min(1),
  outcome: z.enum(STEP_OUTCOMES),
  exit: z.strictObject({ code: z.int().nullable(), signal: z.string().max(20).nullable() }),
  reason: z.string().max(400).optional(),
  tests: z
    .strictObject({
      expected: z.int().min(0),
      passed: z.int().min(0),
      failed: z.array(z.string().max(300)).max(5000),
      skipped: z.array(z.string().max(300)).max(5000),
    })
    .optional(),
  survivors: z.int().min(0).optional().describe('processes that outlived the step and were ended'),
});
export type StepBegin = z.infer<typeof stepBegin>;
export type StepEnd = z.infer<typeof stepEnd>;

/** What was in the project, listed beside the recording, not through it. */
export const inventory = z.strictObject({
  kind: z.literal('inventory'),
  seq,
  at,
  when: z.enum(['before', 'after-teardown']),
  resources: z.array(resourceRef).max(20_000),
  couldNotList: z.array(z.strictObject({ type: resourceType, reason: z.string().max(300) })),
});
export type Inventory = z.infer<typeof inventory>;

export const seal = z.strictObject({
  kind: z.literal('seal'),
  seq,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const recordingFooter = z.strictObject({
  kind: z.literal('footer'),
  seq,
  at,
  outcome: z.enum(['complete', 'interrupted']),
  reason: z.string().max(400).optional(),
  exchanges: z.int().min(0),
  unclassified: z.int().min(0),
  open: z.int().min(0).describe('exchanges that were still under way and are not in the recording'),
  elsewhere: z
    .strictObject({
      hosts: z
        .array(
          z.strictObject({
            host: z.string().max(270).describe('host:port, an IPv6 address in brackets'),
            connections: z.int().min(1).describe('tunnels, and requests in the clear'),
            refused: z.literal(true).optional(),
            cloud: z
              .literal(true)
              .optional()
              .describe('a host of the cloud, at a port that no catalog names'),
          }),
        )
        .max(1000),
      more: z.int().min(0).describe('connections to further hosts'),
    })
    .optional()
    .describe('what a forward proxy carried unseen: to whom and how often, never what'),
});
export type RecordingFooter = z.infer<typeof recordingFooter>;

export const recordingLine = z.discriminatedUnion('kind', [
  recordingHeader,
  exchange,
  stepBegin,
  stepEnd,
  inventory,
  seal,
  recordingFooter,
]);
export type RecordingLine = z.infer<typeof recordingLine>;

/** A line before the writer has given it its place. */
export type Unsequenced<L> = L extends { seq: number } ? Omit<L, 'seq'> : never;
