// SPDX-License-Identifier: Apache-2.0
import { exchange as schema, type Exchange, type ResourceRef } from '@touchstone/model';
import { EXCHANGE_FIELDS, type Check } from './fits-exchange.js';

/** Longer lines go the long way: strangers choose how long theirs are, and the pattern keeps places while it tries. */
const MOST_CHARACTERS = 16 * 1024;

/** A JSON text whose characters stand for themselves: what lies between its quotes is what it says. */
const PLAIN = String.raw`[^"\\\x00-\x1f]*`;
const TEXT = `"${PLAIN}"`;
const OR_NULL = `(?:null|${TEXT})`;
/** Up to 15 digits in all are exactly a number's; a number of JSON has neither a sign nor zeros before it here. */
const COUNT = String.raw`(0|[1-9]\d{0,14})`;
const MS = String.raw`((?:0|[1-9]\d{0,11})(?:\.\d{1,3})?)`;

/**
 * An exchange as the recorder spells it (exchange-line.ts). No two ways of matching share a beginning that is longer than a
 * field, so that time is linear in the line. Whatever else is an exchange is read the long way.
 */
const LINE = new RegExp(
  `^\\{"kind":"exchange","seq":${COUNT},"at":${MS}` +
    `(,"step":${OR_NULL},"phase":${OR_NULL},"service":${OR_NULL},"operation":${OR_NULL},"method":${TEXT}),"path":"(${PLAIN})"` +
    String.raw`(?:,"query":(\[[^\]]*\]))?,"status":(null|[1-9]\d\d),"end":"(${schema.shape.end.options.join('|')})"` +
    `,"firstMs":(?:null|${MS}),"totalMs":${MS},"sent":${COUNT},"received":${COUNT}` +
    `(?:,"asked":"(${PLAIN})")?(?:,"given":"(${PLAIN})")?(?:,"requestId":"(${PLAIN})")?` +
    String.raw`((?:,"userAgent":${TEXT})?,"auth":\{[^{}]*\}(?:,"endpoint":\{[^{}]*\})?)` +
    String.raw`(?:,"(read":|created":\[|deleted":\[)\{"type":"(${PLAIN})","id":"(${PLAIN})"(?:,"state":"(${PLAIN})")?\}(\])?|(,"(?:created|deleted|read|via|next|fault)":.*))?\}$`,
);

type Where = Pick<Exchange, 'step' | 'phase' | 'service' | 'operation' | 'method'>;
type Who = Pick<Exchange, 'userAgent' | 'auth' | 'endpoint'>;
type What = Pick<Exchange, 'created' | 'deleted' | 'read' | 'via' | 'next' | 'fault'>;

const where = remembered<Where>((text) =>
  fieldsOf(text, ['step', 'phase', 'service', 'operation', 'method']),
);
const who = remembered<Who>((text) => fieldsOf(text, ['userAgent', 'auth', 'endpoint']));
const query = remembered<Required<Pick<Exchange, 'query'>>>((text) =>
  fieldsOf(`,"query":${text}`, ['query']),
);

/**
 * An exchange from its line, at half of what JSON.parse and a look at each field cost: the parts that lines of a run share
 * are read and checked once, the rest by one pattern. Gives exactly what JSON.parse would, with parts that are frozen and
 * shared, and only where the schema takes it.
 * @param line without its line end
 * @returns undefined for everything else; JSON.parse and the schema then say what it is
 */
export function readExchangeLine(line: string): Exchange | undefined {
  if (line.length > MOST_CHARACTERS) return undefined;
  const found = LINE.exec(line);
  if (found === null) return undefined;
  const path = found[4]!;
  const [asked, given, requestId] = [found[12], found[13], found[14]];
  const [at, totalMs] = [msOf(found[2]!), msOf(found[9]!)];
  const firstMs = found[8] === undefined ? null : msOf(found[8]);
  if (
    path.length > 600 ||
    at > MOST_MS ||
    totalMs > MOST_MS ||
    (firstMs !== null && firstMs > MOST_MS) ||
    (asked !== undefined && asked.length > 40) ||
    (given !== undefined && given.length > 40) ||
    (requestId !== undefined && requestId.length > 80)
  )
    return undefined;
  const place = where(found[3]!);
  const caller = who(found[15]!);
  const asks = found[5] === undefined ? null : query(found[5]);
  if (place === undefined || caller === undefined || asks === undefined) return undefined;
  // Fields are added in the schema's order, which is the line's.
  const exchange = {
    kind: 'exchange',
    seq: countOf(found[1]!),
    at,
    step: place.step,
    phase: place.phase,
    service: place.service,
    operation: place.operation,
    method: place.method,
    path,
  } as Exchange;
  if (asks !== null) exchange.query = asks.query;
  exchange.status = found[6] === 'null' ? null : countOf(found[6]!);
  exchange.end = found[7] as Exchange['end'];
  exchange.firstMs = firstMs;
  exchange.totalMs = totalMs;
  exchange.sent = countOf(found[10]!);
  exchange.received = countOf(found[11]!);
  if (asked !== undefined) exchange.asked = asked;
  if (given !== undefined) exchange.given = given;
  if (requestId !== undefined) exchange.requestId = requestId;
  if (caller.userAgent !== undefined) exchange.userAgent = caller.userAgent;
  exchange.auth = caller.auth;
  if (caller.endpoint !== undefined) exchange.endpoint = caller.endpoint;
  if (found[16] !== undefined) {
    const single = found[16] === 'read":';
    if (single !== (found[20] === undefined)) return undefined;
    const resource = resourceOf(found[17]!, found[18]!, found[19]);
    if (!EXCHANGE_FIELDS.read(resource)) return undefined;
    if (single) exchange.read = resource;
    else if (found[16] === 'created":[') exchange.created = [kept(resource)];
    else exchange.deleted = [resource];
  } else if (found[21] !== undefined) {
    const what = fieldsOf<What>(found[21], ['created', 'deleted', 'read', 'via', 'next', 'fault']);
    if (what === undefined) return undefined;
    Object.assign(exchange, what);
  }
  return exchange;
}

const MOST_MS = 1e12;

function resourceOf(type: string, id: string, state: string | undefined): ResourceRef {
  return state === undefined ? { type, id } : { type, id, state };
}

/** What was made may be remembered for as long as it is there: not as slices, which would keep the whole line in memory. */
function kept({ type, id, state }: ResourceRef): ResourceRef {
  return resourceOf(whole(type), whole(id), state);
}

function whole(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function countOf(digits: string): number {
  let value = 0;
  for (let at = 0; at < digits.length; at += 1) value = value * 10 + digits.charCodeAt(at) - 48;
  return value;
}

const TENTHS = [1, 10, 100, 1000] as const;

/** Of an integer and a power of ten that are exact, the quotient is the number nearest to the decimal, as JSON.parse gives it. */
function msOf(decimal: string): number {
  let [value, point] = [0, -1];
  for (let at = 0; at < decimal.length; at += 1) {
    const code = decimal.charCodeAt(at);
    if (code === 46) point = at;
    else value = value * 10 + code - 48;
  }
  return point < 0 ? value : value / TENTHS[(decimal.length - point - 1) as 1 | 2 | 3];
}

/**
 * The fields of a part of a line, which begins with a comma: all of them among these names, and each fitting its own check;
 * undefined else.
 */
function fieldsOf<T>(part: string, names: readonly (keyof typeof EXCHANGE_FIELDS)[]): T | undefined {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(`{${part.slice(1)}}`) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  for (const name in value) if (!(names as readonly string[]).includes(name)) return undefined;
  for (const name of names) if (!(EXCHANGE_FIELDS[name] as Check)(value[name])) return undefined;
  return value as T;
}

/** As many parts are kept, and none that is longer: a run has some dozens, and strangers choose theirs. */
const MOST_PARTS = 2000;
const LONGEST_PART = 1000;

/** Reads a part once; what comes back is frozen, since many lines share it. */
function remembered<T extends object>(
  read: (part: string) => T | undefined,
): (part: string) => T | undefined {
  const known = new Map<string, T>();
  let [last, lastRead]: [string, T | undefined] = ['', undefined];
  return (part) => {
    if (part === last) return lastRead;
    let value = known.get(part);
    if (value === undefined) {
      value = read(part);
      if (value === undefined) return undefined;
      for (const inner of Object.values(value)) Object.freeze(inner);
      Object.freeze(value);
      if (part.length > LONGEST_PART) return value;
      if (known.size >= MOST_PARTS) known.clear();
      known.set(whole(part), value);
    }
    [last, lastRead] = [part, value];
    return value;
  };
}
