// SPDX-License-Identifier: Apache-2.0

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A word or two of an API, never a sentence about somebody's resource. */
const TITLE = /^[A-Za-z0-9][A-Za-z0-9 _.:-]{0,60}$/;

/**
 * The title or type of a refused request's answer. The shapes, by service as seen on Zed: identity `error.title`, nova and
 * cinder `{itemNotFound: {code}}`, network `NeutronError.type`, heat `error.type`, placement `errors[0].title`,
 * glance and others an HTML `<title>`.
 */
export function faultTitle(body: string, contentType: string | undefined): string | undefined {
  const title = /html/i.test(contentType ?? '') ? /<title>([^<]*)<\/title>/i.exec(body)?.[1] : fromJson(body);
  const trimmed = title?.trim();
  return trimmed !== undefined && TITLE.test(trimmed) ? trimmed : undefined;
}

function fromJson(body: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const first = Array.isArray(value['errors']) ? value['errors'][0] : undefined;
  if (isRecord(first)) return text(first['title']) ?? text(first['code']);
  const { error } = value;
  if (isRecord(error)) return text(error['type']) ?? text(error['title']);
  const [only, ...others] = Object.entries(value);
  if (only !== undefined && others.length === 0 && isRecord(only[1])) return text(only[1]['type']) ?? only[0];
  return text(value['title']);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
