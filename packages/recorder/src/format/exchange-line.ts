// SPDX-License-Identifier: Apache-2.0
import { exchange as schema, type Exchange, type Unsequenced } from '@touchstone/model';

/** Thrown where a value does not fit; caught below. */
const UNFIT = new Error('does not fit');

type Field = keyof typeof schema.shape;
type Checked = { safeParse(value: unknown): { success: boolean; data?: unknown } };

/**
 * Texts that came before, with their JSON: most of a run's lines say the same few things, so each is checked and quoted
 * once. Bounded, since a solution chooses some of them.
 */
class Words {
  readonly #schema: Checked;
  readonly #known = new Map<string, string>();

  constructor(field: Checked) {
    this.#schema = field;
  }

  /** The JSON of a text. @throws UNFIT when it does not fit the field */
  of(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const { success, data } = this.#schema.safeParse(text);
    if (!success) throw UNFIT;
    const json = JSON.stringify(data);
    if (this.#known.size >= MOST_WORDS) this.#known.clear();
    this.#known.set(text, json);
    return json;
  }
}
const MOST_WORDS = 2000;

/** JSON of small objects that many lines share, by the object. */
class Parts {
  readonly #schema: Checked;
  readonly #known = new WeakMap<object, string>();

  constructor(field: Checked) {
    this.#schema = field;
  }

  /** The JSON of an object; remembered where it can never change. @throws UNFIT when it does not fit the field */
  of(value: object): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const { success, data } = this.#schema.safeParse(value);
    if (!success) throw UNFIT;
    const json = JSON.stringify(data);
    if (Object.isFrozen(value)) this.#known.set(value, json);
    return json;
  }
}

const FIELDS = new Set<string>(Object.keys(schema.shape));
const words = (field: Field): Words => new Words(schema.shape[field]);
const parts = (field: Field): Parts => new Parts(schema.shape[field]);
const step = words('step');
const phase = words('phase');
const service = words('service');
const operation = words('operation');
const method = words('method');
const path = words('path');
const end = words('end');
const microversion = words('asked');
const userAgent = words('userAgent');
const fault = words('fault');
const via = words('via');
const unknown = parts('unknown');
const query = parts('query');
const auth = parts('auth');
const endpoint = parts('endpoint');
const created = parts('created');
const deleted = parts('deleted');
const read = parts('read');

/** Letters that JSON need not escape: what request ids are made of. */
const PLAIN = /^[A-Za-z0-9._:-]{1,80}$/;
const MOST_MS = 1e12;

/**
 * One exchange as its line of a recording, in the schema's order of fields: the very text that checking against the schema
 * and JSON.stringify would give, at a small part of their cost.
 * @returns undefined when anything does not fit; the schema says what
 */
export function exchangeLine(line: Unsequenced<Exchange>, seq: number): string | undefined {
  for (const key in line) if (!FIELDS.has(key)) return undefined;
  try {
    return textOf(line, seq);
  } catch (error) {
    if (error === UNFIT) return undefined;
    throw error;
  }
}

function textOf(line: Unsequenced<Exchange>, seq: number): string {
  return (
    `{"kind":"exchange","seq":${seq},"at":${ms(line.at)}${whereOf(line)}` +
    `,"status":${statusOf(line.status)},"end":${end.of(line.end)}` +
    `,"firstMs":${line.firstMs === null ? 'null' : ms(line.firstMs)},"totalMs":${ms(line.totalMs)}` +
    `,"sent":${count(line.sent)},"received":${count(line.received)}` +
    word(',"asked":', microversion, line.asked) +
    word(',"given":', microversion, line.given) +
    (line.requestId === undefined ? '' : `,"requestId":"${plain(line.requestId)}"`) +
    whoOf(line) +
    part(',"created":', created, line.created) +
    part(',"deleted":', deleted, line.deleted) +
    part(',"read":', read, line.read) +
    word(',"via":', via, line.via) +
    (line.next === undefined ? '' : `,"next":${literalTrue(line.next)}`) +
    `${word(',"fault":', fault, line.fault)}}`
  );
}

/** From step to query: what is the same as in the last line to that path is the same text. */
function whereOf(line: Unsequenced<Exchange>): string {
  const last = places.get(line.path);
  if (
    last !== undefined &&
    last.line.step === line.step &&
    last.line.phase === line.phase &&
    last.line.service === line.service &&
    last.line.operation === line.operation &&
    last.line.unknown === line.unknown &&
    last.line.method === line.method &&
    last.line.query === line.query
  )
    return last.text;
  const text =
    `,"step":${orNull(step, line.step)},"phase":${orNull(phase, line.phase)}` +
    `,"service":${orNull(service, line.service)},"operation":${orNull(operation, line.operation)}` +
    part(',"unknown":', unknown, line.unknown) +
    `,"method":${method.of(line.method)},"path":${path.of(line.path)}` +
    part(',"query":', query, line.query);
  keep(places, line.path, { line, text });
  return text;
}

/** From user agent to endpoint, likewise, by the token shown. */
function whoOf(line: Unsequenced<Exchange>): string {
  const key = line.auth.token ?? '';
  const last = callers.get(key);
  const same = last !== undefined && last.line.userAgent === line.userAgent && last.line.auth === line.auth;
  if (same && last.line.endpoint === line.endpoint && Object.isFrozen(line.auth)) return last.text;
  const text =
    word(',"userAgent":', userAgent, line.userAgent) +
    `,"auth":${auth.of(line.auth)}` +
    part(',"endpoint":', endpoint, line.endpoint);
  keep(callers, key, { line, text });
  return text;
}

interface Said {
  readonly line: Unsequenced<Exchange>;
  readonly text: string;
}
const places = new Map<string, Said>();
const callers = new Map<string, Said>();

function keep(known: Map<string, Said>, key: string, said: Said): void {
  if (known.size >= MOST_WORDS) known.clear();
  // A flat text: what is joined from pieces would be joined anew in every line.
  known.set(key, { line: said.line, text: Buffer.from(said.text).toString() });
}

function orNull(field: Words, value: string | null): string {
  return value === null ? 'null' : field.of(value);
}

function word(name: string, field: Words, value: string | undefined): string {
  return value === undefined ? '' : name + field.of(value);
}

function part(name: string, field: Parts, value: object | undefined): string {
  return value === undefined ? '' : name + field.of(value);
}

/** `.001` and so on, without zeros at the end. */
const FRACTIONS = Array.from({ length: 1000 }, (_, us) => String(us / 1000).slice(1));

/** Milliseconds as JSON has them. Whole microseconds are put together from parts: printing a fraction costs far more. */
function ms(value: number): string {
  if (!(value >= 0 && value <= MOST_MS)) throw UNFIT;
  const us = Math.round(value * 1000);
  // Up to fifteen digits, no two decimals are the same double: no shorter text stands for it.
  if (us / 1000 !== value) return String(value);
  const whole = Math.trunc(value);
  return `${whole}${FRACTIONS[us - whole * 1000]!}`;
}

function count(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw UNFIT;
  return value;
}

function statusOf(value: number | null): number | null {
  if (value !== null && !(Number.isInteger(value) && value >= 100 && value <= 999)) throw UNFIT;
  return value;
}

function plain(value: string): string {
  if (!PLAIN.test(value)) throw UNFIT;
  return value;
}

function literalTrue(value: true): true {
  if (value !== true) throw UNFIT;
  return value;
}
