// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { matchAction } from './match-action.js';
import { matchRequest } from './match-request.js';

const PROJECT = '5f8ad1e2c3b44c6f9e0a7b6c5d4e3f2a';

/** What openstacksdk, python-manilaclient, -troveclient, -saharaclient, boto3 and others send, and what it is. */
const SENT: readonly (readonly [string, string, string, string, string?])[] = [
  ['share', 'GET', '/', 'shared-file-system:version.list'],
  ['sharev2', 'GET', '/v2/shares/detail', 'shared-file-system:share.list-detail'],
  ['sharev2', 'GET', `/v2/${PROJECT}/shares/detail`, 'shared-file-system:share.list-detail'],
  ['share', 'GET', `/v1/${PROJECT}/shares`, 'shared-file-system:v1.share.list'],
  ['sharev2', 'POST', '/v2/shares/s/action', 'shared-file-system:share.action.allow-access', 'allow_access'],
  ['sharev2', 'POST', '/v2/shares/s/action', 'shared-file-system:share.action.os-extend', 'os-extend'],
  ['sharev2', 'PUT', '/v2/services/enable', 'shared-file-system:service.enable'],
  ['database', 'POST', `/v1.0/${PROJECT}/instances/i/action`, 'database:instance.action.restart', 'restart'],
  [
    'database',
    'PUT',
    `/v1.0/${PROJECT}/instances/i/users/u/databases`,
    'database:instance.user.database.grant',
  ],
  ['instance-ha', 'GET', `/v1/${PROJECT}/segments/s/hosts`, 'instance-ha:segment.host.list'],
  ['clustering', 'POST', '/v1/clusters/c/actions', 'clustering:cluster.action.scale-out', 'scale_out'],
  ['data-processing', 'GET', `/v1.1/${PROJECT}/clusters`, 'data-processing:v1.1.cluster.list'],
  ['data-processing', 'GET', `/v1.0/${PROJECT}/clusters`, 'data-processing:v1.1.cluster.list'],
  ['data-processing', 'GET', '/v2/clusters', 'data-processing:cluster.list'],
  ['messaging', 'DELETE', '/v2/queues/q/messages?pop=5', 'message:queue.message.pop'],
  ['messaging', 'GET', '/v2/queues/q/messages?ids=a,b', 'message:queue.message.show-many'],
  ['messaging', 'GET', '/v2/queues/q/messages?limit=3', 'message:queue.message.list'],
  [
    'application-catalog',
    'GET',
    '/v1/environments/e/services/a/b',
    'application-catalog:environment.service.show',
  ],
  ['backup', 'POST', `/v2/${PROJECT}/jobs/j/event`, 'backup:job.event'],
  ['cloudformation', 'GET', '/v1/?Action=CreateStack&x=1', 'cloudformation:stack.create-by-get'],
  ['s3', 'GET', '/', 's3:bucket.list'],
  ['s3', 'GET', '/b?list-type=2&prefix=x', 's3:object.list-v2'],
  ['s3', 'GET', '/b/', 's3:object.list'],
  ['s3', 'POST', '/b/a/key?uploads', 's3:multipart-upload.create'],
  ['s3', 'PUT', '/b/a/key?partNumber=1&uploadId=u', 's3:multipart-upload.upload-part'],
  ['s3', 'DELETE', '/b/a/key?uploadId=u', 's3:multipart-upload.abort'],
];

function idOf(service: string, method: string, target: string, action?: string | undefined): string {
  const [path = '', query] = target.split('?');
  const found = matchRequest({ service, method, path, ...(query === undefined ? {} : { query }) });
  if (found.kind === 'unknown') return found.reason;
  if (found.kind === 'operation') return found.operation.id;
  const chosen = matchAction(found.candidates, action === undefined ? [] : [action]);
  return chosen.kind === 'operation' ? chosen.operation.id : chosen.reason;
}

describe('services beside the core', () => {
  for (const [service, method, target, id, action] of SENT) {
    it(`take ${service} ${method} ${target} for ${id}`, () => {
      expect(idOf(service, method, target, action)).toBe(id);
    });
  }

  it('tell a copy of an S3 object from an upload by its header', () => {
    const header = (name: string) => (name === 'x-amz-copy-source' ? '/b/other' : undefined);
    const found = matchRequest({ service: 's3', method: 'PUT', path: '/b/key', header });
    expect(found.kind === 'operation' && found.operation.id).toBe('s3:object.copy');
    expect(idOf('s3', 'PUT', '/b/key')).toBe('s3:object.put');
  });
});
