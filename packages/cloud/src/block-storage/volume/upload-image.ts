// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { Fault } from '../../service/fault.js';
import type { Fields } from '../../service/fields.js';
import type { Volume } from './resource.js';

export function uploadImage(_volume: Volume, _fields: Fields, call: Call): unknown {
  throw new Fault(501, `The embedded cloud does not offer ${call.operation.id} yet.`, {
    type: 'touchstone:not-offered',
  });
}
