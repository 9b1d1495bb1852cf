// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { signedService } from './signed-request.js';

const v4 = (scope: string): string =>
  `AWS4-HMAC-SHA256 Credential=AK/20261122/RegionOne/${scope}/aws4_request, SignedHeaders=host, Signature=0`;

it.each([
  [['Authorization', v4('s3')], '', 's3'],
  [['authorization', v4('ec2')], '', 'ec2'],
  [['Authorization', 'AWS AK:signature'], '', 's3'],
  [[], 'X-Amz-Credential=AK%2F20261122%2FR%2Fs3%2Faws4_request&X-Amz-Signature=0', 's3'],
  [[], 'AWSAccessKeyId=AK&Expires=1&Signature=0', 's3'],
  [[], 'Action=DescribeInstances&AWSAccessKeyId=AK&SignatureVersion=2&Signature=0', 'ec2'],
  [['Authorization', v4('sts')], '', undefined],
  [['Authorization', 'Basic AWS'], '', undefined],
  [[], 'limit=1', undefined],
  [[], '', undefined],
])('%j ?%s is signed for %s', (headers, query, service) => {
  expect(signedService(headers, query)).toBe(service);
});
