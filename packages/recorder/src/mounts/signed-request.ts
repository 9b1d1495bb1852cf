// SPDX-License-Identifier: Apache-2.0
import { findHeader, type RawHeaders } from '../raw-headers.js';

/** Services of the catalog whose requests are signed together with their host and path. */
export type SignedService = 's3' | 'ec2';

export function isSignedService(service: string): service is SignedService {
  return service === 's3' || service === 'ec2';
}

const SCOPE = /\/(s3|ec2)\/aws4_request\b/;

/**
 * For which service a request is signed in one of Amazon's ways: version 4 names it in the credential's scope
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html), version 2 of S3 stands in
 * Authorization or beside Expires, version 2 of EC2 is a query with an Action.
 * @returns undefined for every other request
 */
export function signedService(headers: RawHeaders, query: string): SignedService | undefined {
  const authorization = findHeader(headers, 'authorization');
  if (authorization?.startsWith('AWS') === true) {
    const scope = SCOPE.exec(authorization)?.[1];
    return authorization.startsWith('AWS ') || scope === 's3' ? 's3' : scope === 'ec2' ? 'ec2' : undefined;
  }
  if (query === '') return undefined;
  if (/(?:^|&)X-Amz-Signature=/.test(query)) {
    const scope = /(?:^|&)X-Amz-Credential=[^&]*(?:%2F|\/)(s3|ec2)(?:%2F|\/)aws4_request/i.exec(query)?.[1];
    return scope === undefined ? undefined : scope.toLowerCase() === 's3' ? 's3' : 'ec2';
  }
  if (!/(?:^|&)AWSAccessKeyId=/.test(query)) return undefined;
  return /(?:^|&)Action=/.test(query) ? 'ec2' : 's3';
}
