// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { ApiRequest } from '@touchstone/registry';
import { readBody } from '../read-body.js';

/** Bytes of a form. */
const LONGEST = 64 * 1024;
/** Fields of a form: none of ours is anywhere near it. */
const MOST_FIELDS = 500;

/**
 * The fields of a form as browsers send them. Other types that a page can send without asking first (text/plain,
 * multipart) are not read.
 * @throws TouchstoneError WEB_FORM_TYPE, WEB_FORM_SIZE
 */
export async function readForm({
  header,
  body,
}: Pick<ApiRequest, 'header' | 'body'>): Promise<URLSearchParams> {
  const type = (header('content-type') ?? '').toLowerCase();
  if (!/^application\/x-www-form-urlencoded(?:; *charset="?utf-8"?)?$/.test(type.trim())) {
    throw new TouchstoneError('WEB_FORM_TYPE', 'What was sent is no form.', {
      hint: 'Send application/x-www-form-urlencoded, as a form of a page does.',
    });
  }
  if (Number(header('content-length') ?? 0) > LONGEST) throw tooLong();
  const text = await readBody(body, LONGEST);
  if (text === undefined) throw tooLong();
  const form = new URLSearchParams(text);
  if (form.size > MOST_FIELDS) throw tooLong();
  return form;
}

function tooLong(): TouchstoneError {
  return new TouchstoneError('WEB_FORM_SIZE', 'The form is larger than any of ours.', {
    hint: `Send at most ${LONGEST / 1024} KB and ${MOST_FIELDS} fields.`,
  });
}
