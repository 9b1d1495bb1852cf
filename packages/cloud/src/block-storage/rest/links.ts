// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';

export interface Link {
  readonly rel: string;
  readonly href: string;
}

/** Links say the project where the request's path did. */
export function linksTo(
  call: Pick<Call, 'endpoint' | 'params'>,
  collection: string,
  id: string,
): readonly Link[] {
  const project = call.params['project_id'];
  const rest = `${project === undefined ? '' : `${project}/`}${collection}/${id}`;
  return [
    { rel: 'self', href: `${call.endpoint}/v3/${rest}` },
    { rel: 'bookmark', href: `${call.endpoint}/${rest}` },
  ];
}

/** Where a collection is, as the request named it. */
export function collectionUrl(call: Pick<Call, 'endpoint' | 'params'>, path: string): string {
  const project = call.params['project_id'];
  return `${call.endpoint}/v3/${project === undefined ? '' : `${project}/`}${path}`;
}
