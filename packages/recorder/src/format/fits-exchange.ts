// SPDX-License-Identifier: Apache-2.0
import { exchange as schema, resourceRef, type Exchange } from '@touchstone/model';

type Checked = { safeParse(value: unknown): { success: boolean } };
export type Check = (value: unknown) => boolean;

/** Texts of a field that came before and fitted; bounded, since strangers write recordings. */
const MOST_WORDS = 2000;

/** Most of a run's lines say the same few things: each is held against its schema once. */
function wordOf(field: Checked): Check {
  const known = new Set<unknown>();
  return (value) => {
    if (known.has(value)) return true;
    if (!field.safeParse(value).success) return false;
    if (known.size >= MOST_WORDS) known.clear();
    if (typeof value === 'string') known.add(value);
    return true;
  };
}

const texts =
  (most: number, least = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);

/** An object with these fields and no other. */
function objectOf(fields: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(fields);
  const names = new Set(Object.keys(fields));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const name in value) if (!names.has(name)) return false;
    const object = value as Readonly<Record<string, unknown>>;
    for (const [name, check] of checks) if (!check(object[name])) return false;
    return true;
  };
}

const ms: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1e12;
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const status: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 100 && (value as number) <= 999;
const isTrue: Check = (value) => value === true;
const keyedHash: Check = (value) => typeof value === 'string' && /^h:[0-9a-f]{16,32}$/.test(value);

const { shape } = schema;
const endpoint = shape.endpoint.unwrap().shape;
const resource = objectOf({
  type: wordOf(resourceRef.shape.type),
  id: texts(200, 1),
  state: optional(texts(40)),
});
const resources = optional(listOf(resource, 2000));
const unknown: Check = (value) => shape.unknown.safeParse(value).success;

/** Each field of an exchange by itself: yes only where the schema would take the value. */
export const EXCHANGE_FIELDS = Object.freeze({
  kind: (value) => value === 'exchange',
  seq: count,
  at: ms,
  step: nullable(wordOf(shape.step)),
  phase: nullable(wordOf(shape.phase)),
  service: nullable(wordOf(shape.service)),
  operation: nullable(wordOf(shape.operation)),
  unknown: optional(unknown),
  method: texts(20),
  path: texts(600),
  query: optional(listOf(texts(80), Number.POSITIVE_INFINITY)),
  status: nullable(status),
  end: wordOf(shape.end),
  firstMs: nullable(ms),
  totalMs: ms,
  sent: count,
  received: count,
  asked: optional(texts(40)),
  given: optional(texts(40)),
  requestId: optional(texts(80)),
  userAgent: optional(texts(200)),
  auth: objectOf({
    how: wordOf(shape.auth.shape.how),
    token: optional(keyedHash),
    issued: optional(keyedHash),
    project: optional(texts(64)),
    catalog: optional(isTrue),
  }),
  endpoint: optional(objectOf({ interface: wordOf(endpoint.interface), region: texts(80) })),
  created: resources,
  deleted: resources,
  read: optional(resource),
  via: optional(wordOf(shape.via.unwrap())),
  next: optional(isTrue),
  fault: optional(texts(120)),
} satisfies Record<keyof Exchange, Check>);

const fits = objectOf(EXCHANGE_FIELDS);

/**
 * Whether a parsed line is an exchange, at a tenth of what asking the schema costs. It says yes only where the schema would;
 * after a no, ask the schema, which also says why.
 * @param value as JSON.parse gave it
 */
export function fitsExchange(value: unknown): value is Exchange {
  return fits(value);
}
