// SPDX-License-Identifier: Apache-2.0
import type { CloudScript, Expectation, Step, TortureCase } from './torture-case.js';

/** A case in a line: its name, what the client sends, what must come of it, and what else there is to say. */
export type Row = readonly [
  name: string,
  client: string | readonly Step[],
  expect: Expectation,
  more?: { readonly cloud?: readonly CloudScript[]; readonly except?: NonNullable<TortureCase['except']> },
];

/** @param rule the source of the rule that these cases are about */
export function table(rule: string, rows: readonly Row[]): readonly TortureCase[] {
  return rows.map(([name, client, expect, more]) => ({
    name,
    rule,
    client: typeof client === 'string' ? [client] : client,
    expect,
    ...more,
  }));
}

/** Where node:http may do otherwise. @param sliced what it does when its bytes come one by one, if not the same */
export const node = (
  expect: Expectation,
  why: string,
  sliced?: Expectation,
): { readonly except: NonNullable<TortureCase['except']> } => ({
  except: { 'node:http': { expect, why, ...(sliced ? { sliced } : {}) } },
});

/** A request with some header lines and a body. */
export const put = (headers: string, body = ''): string =>
  `PUT {T} HTTP/1.1\r\nHost: h\r\n${headers}\r\n${body}`;
/** A request with some header lines. */
export const get = (headers = ''): string => `GET {T} HTTP/1.1\r\nHost: h\r\n${headers}\r\n`;
