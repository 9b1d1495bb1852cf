// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { concern, digest, operationId, slug } from './vocabulary.js';

export const SCAN_FORMAT = 'touchstone-scan/1';

/** Places named of one thing at most; `count` counts all. */
export const MAX_PLACES = 20;

const count = z.int().min(0);
const text = z.string().max(300);

/**
 * Whose code a file is. Only `product` speaks for the solution: tests, examples and documentation show what could be
 * done with it, vendored code what others can do, generated code what its source already shows.
 */
export const ORIGINS = ['product', 'test', 'example', 'documentation', 'vendored', 'generated'] as const;
export const origin = z.enum(ORIGINS);
export type Origin = z.infer<typeof origin>;

/**
 * How sure a finding is. High: the callee is resolved to the SDK, or the text can mean nothing else. Medium: the SDK is
 * in play and the name fits it alone. Low: the name fits, and others could be meant.
 */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export const confidence = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof confidence>;

/** A place in the scanned tree: a path relative to its root, with `/`, and a line counted from 1. */
export const place = z.strictObject({
  file: z.string().min(1).max(1000),
  line: z.int().min(1).optional(),
});
export type Place = z.infer<typeof place>;
const places = z.array(place).max(MAX_PLACES);

/** An operation that the source can call. `count` and `places` are of the product; `elsewhere` counts the rest. */
export const foundOperation = z.strictObject({
  operation: operationId,
  confidence,
  count,
  via: z.array(slug).describe('SDKs, commands or templates through which it is called'),
  places: z
    .array(z.strictObject({ ...place.shape, via: slug, call: text.describe('as it is written') }))
    .max(MAX_PLACES),
  elsewhere: z.partialRecord(origin, count),
});
export type FoundOperation = z.infer<typeof foundOperation>;

/** An SDK, client or template language through which OpenStack is spoken to. */
export const foundSdk = z.strictObject({
  sdk: slug,
  title: text,
  language: text,
  versions: z.array(text).describe('as lock files and manifests name them'),
  calls: count.describe('calls in the product that an operation was found for'),
  unmapped: z
    .array(z.strictObject({ call: text, count, places }))
    .max(200)
    .describe('calls of it for which no operation is known: they are shown, not dropped'),
  places,
});
export type FoundSdk = z.infer<typeof foundSdk>;

/** What chooses whether a component takes part: a Helm condition, a BOSH ops file, a variable of a play. */
export const choice = z.strictObject({
  kind: slug,
  name: text,
  default: z.enum(['on', 'off', 'could not tell']),
  place,
});
export type Choice = z.infer<typeof choice>;

/**
 * A part of the stack. `deployed`: it runs as a process of its own as part of the product. `required`: the operator must
 * have one. `dependency`: a library that is linked or imported. A server that is deployed or required for a concern makes
 * that concern parallel; a client library only shows what else could be spoken to.
 */
export const component = z.strictObject({
  id: slug,
  title: text,
  how: z.enum(['deployed', 'required', 'dependency']),
  role: z.enum(['server', 'client', 'library', 'runtime']),
  concern: concern.nullable(),
  ecosystem: slug.nullable().describe('pypi, golang, npm, gem, maven, deb, rpm, oci, helm, bosh, …'),
  purl: z.string().max(500).nullable(),
  versions: z.array(text),
  origin,
  optional: z.boolean(),
  direct: z.boolean().optional().describe('of a dependency: asked for by the product itself'),
  choices: z.array(choice).max(MAX_PLACES),
  count,
  places,
});
export type Component = z.infer<typeof component>;

/** A concern as the source shows it, with what makes it so. */
export const scannedConcern = z.strictObject({
  concern,
  verdict: z.enum(['native', 'parallel', 'both', 'not concerned']),
  operations: z.array(operationId).describe('of the services that are OpenStack’s answer to it'),
  services: z.array(slug),
  parallel: z.array(slug).describe('components that are deployed or required for it'),
  alternatives: z.array(slug).describe('client libraries of other answers to it'),
  choices: z.array(choice).max(MAX_PLACES).describe('what selects between the native one and the other'),
  why: z.string().max(600),
  places,
});
export type ScannedConcern = z.infer<typeof scannedConcern>;

export const PRACTICES = [
  'tls-verification-off',
  'credentials-in-arguments',
  'credentials-in-templates',
  'keystone-v2',
  'hard-coded-endpoint',
  'admin-credentials-shipped',
] as const;

/** An insecure practice in the integration's own code. `by`: always, only when asked, or by default but changeable. */
export const practice = z.strictObject({
  practice: z.enum(PRACTICES),
  by: z.enum(['always', 'default', 'option']),
  confidence,
  count,
  places: z.array(z.strictObject({ ...place.shape, text })).max(MAX_PLACES),
  elsewhere: z.partialRecord(origin, count),
});
export type Practice = z.infer<typeof practice>;

/** What running the solution brings upon its operator: counted and listed, never scored. */
export const implications = z.strictObject({
  components: z.array(slug).describe('processes to operate'),
  credentials: z
    .array(z.strictObject({ what: text, count, places }))
    .describe('places where credentials are kept'),
  listeners: z.array(z.strictObject({ what: text, port: z.int().min(1).max(65535), count, places })),
  updateChannels: z.array(z.strictObject({ kind: slug, what: text, count, places })),
});
export type Implications = z.infer<typeof implications>;

/** Whether the stack fits beside a platform's own: against a release's constraints and a distribution's packages. */
export const compatibility = z.strictObject({
  platform: z.strictObject({ release: z.string().max(20), distribution: text }),
  runtimes: z.array(
    z.strictObject({
      language: text,
      wants: text,
      has: text.nullable(),
      verdict: z.enum(['fits', 'does not fit', 'could not tell']),
      why: text,
    }),
  ),
  libraries: z.strictObject({
    same: count,
    compatible: count,
    conflicting: count,
    unknown: count.describe('the platform has none of that name, or no version is stated'),
    listed: z
      .array(
        z.strictObject({
          name: text,
          wants: text,
          has: text,
          verdict: z.enum(['same', 'compatible', 'conflicting']),
          sideBySide: z.boolean().describe('can be installed beside the platform’s own'),
          optional: z.boolean().optional().describe('the product can do without it'),
          why: text,
        }),
      )
      .max(300),
  }),
  stack: z.array(
    z.strictObject({
      area: z.enum(['messaging', 'database', 'cache', 'web server', 'virtualisation', 'storage']),
      component: slug,
      verdict: z.enum(['same', 'supported alternative', 'foreign']),
      platform: z.array(text).describe('what the platform has for it'),
      why: text,
    }),
  ),
});
export type Compatibility = z.infer<typeof compatibility>;

/** What the source tree and its dependency stack show. Deterministic: same tree and same data, same bytes. */
export const scan = z.strictObject({
  format: z.literal(SCAN_FORMAT),
  tool: z.string().max(100),
  subject: z.strictObject({
    kind: z.enum(['tree', 'archive', 'sbom']),
    name: text,
    repository: z.string().max(500).nullable(),
    commit: z
      .string()
      .regex(/^[0-9a-f]{40}$/)
      .nullable(),
    digest: digest.describe('of the sorted list of paths and digests of everything that was read'),
  }),
  files: z.strictObject({
    seen: count,
    read: count,
    bytes: count,
    byOrigin: z.partialRecord(origin, count),
    byLanguage: z.array(z.strictObject({ language: text, files: count, bytes: count })),
    skipped: z.array(
      z.strictObject({ reason: slug, count, files: z.array(z.string().max(1000)).max(MAX_PLACES) }),
    ),
  }),
  sdks: z.array(foundSdk),
  operations: z.array(foundOperation),
  services: z.array(z.strictObject({ service: slug, operations: count, confidence })),
  components: z.array(component).max(20_000),
  concerns: z.array(scannedConcern),
  practices: z.array(practice),
  implications,
  runtimes: z.array(z.strictObject({ language: text, wants: text, places })),
  compatibility: z.array(compatibility),
});
export type Scan = z.infer<typeof scan>;
