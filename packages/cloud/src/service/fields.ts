// SPDX-License-Identifier: Apache-2.0
import { badRequest } from './fault.js';

/** A JSON object whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key of a body. @throws Fault 400 when there is none */
export function readFields(body: unknown, key: string): Fields {
  const inner = isFields(body) ? body[key] : undefined;
  if (isFields(inner)) return inner;
  throw badRequest(`'${key}' is a required property`);
}

/** A text field, or undefined when it is absent or null. @throws Fault 400 when it is of another type */
export function readText(fields: Fields, key: string): string | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw badRequest(`Invalid input for field '${key}': ${JSON.stringify(value)} is not of type 'string'`);
}

/** A text field that must be there, not be empty, and not be longer than `longest`. @throws Fault 400 */
export function requireText(fields: Fields, key: string, longest = Number.POSITIVE_INFINITY): string {
  const value = readText(fields, key);
  if (value === undefined) throw badRequest(`'${key}' is a required property`);
  if (value.trim() === '') throw badRequest(`Invalid input for field '${key}': '${value}' is too short`);
  if (value.length > longest) throw badRequest(`Invalid input for field '${key}': '${value}' is too long`);
  return value;
}

/** A boolean field, also as the words that OpenStack's strutils take. @throws Fault 400 */
export function readBoolean(fields: Fields, key: string): boolean | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false|1|0|yes|no|on|off)$/i.test(value))
    return /^(true|1|yes|on)$/i.test(value);
  throw badRequest(`Invalid input for field '${key}': ${JSON.stringify(value)} is not of type 'boolean'`);
}

/** A whole number, also as text. @throws Fault 400 */
export function readInteger(fields: Fields, key: string): number | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
  throw badRequest(`Invalid input for field '${key}': ${JSON.stringify(value)} is not of type 'integer'`);
}

/** Fields other than those named: what keystone keeps as `extra`, glance as properties. */
export function otherFields(fields: Fields, known: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !known.includes(key)));
}
