// SPDX-License-Identifier: Apache-2.0
import type { Fault } from '../service/fault.js';
import { json, type Reply } from '../service/reply.js';
import type { FaultScene } from '../service/service.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  501: 'Not Implemented',
};

/** Placement's form follows the API-SIG's guideline: `{"errors": [{status, title, detail, request_id}]}`. */
export function renderPlacementFault(fault: Fault, { requestId }: FaultScene): Reply {
  const { status } = fault;
  if (status === 401)
    return json(401, { error: { code: 401, title: 'Unauthorized', message: fault.message } });
  const title = TITLES[status] ?? 'Internal Server Error';
  return json(status, { errors: [{ status, title, detail: detailOf(fault), request_id: requestId }] });
}

function detailOf({ type, message, detail }: Fault): string {
  if (type !== 'touchstone:policy') return `${message}\n\n   `;
  return `Access was denied to this resource.\n\n Policy does not allow ${detail} to be performed.  `;
}
