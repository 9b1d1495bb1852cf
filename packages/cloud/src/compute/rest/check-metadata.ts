// SPDX-License-Identifier: Apache-2.0
import { isFields } from '../../service/fields.js';
import { invalidField } from '../faults.js';

export type Metadata = Readonly<Record<string, string>>;

/** Keys and values of at most 255 characters. @throws Fault 400 */
export function checkMetadata(value: unknown, name = 'metadata'): Metadata {
  if (!isFields(value)) throw invalidField(name, value, `${JSON.stringify(value)} is not of type 'object'`);
  for (const [key, one] of Object.entries(value)) {
    if (typeof one !== 'string')
      throw invalidField(key, one, `${JSON.stringify(one)} is not of type 'string'`);
    if (one.length > 255) throw invalidField(key, one, `'${one}' is too long`);
    if (!/^[a-zA-Z0-9-_:. ]{1,255}$/.test(key)) {
      throw invalidField(name, value, `Additional properties are not allowed ('${key}' was unexpected)`);
    }
  }
  return value as Metadata;
}
