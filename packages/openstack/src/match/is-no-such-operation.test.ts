// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Exchange } from '@touchstone/model';
import { isNoSuchOperation } from './is-no-such-operation.js';

type Answered = Parameters<typeof isNoSuchOperation>[0];

function answered(code: string, status: number | null, end: Exchange['end'] = 'complete'): Answered {
  return { operation: null, unknown: { code, reason: 'Why.', nearest: [] }, status, end };
}

describe('isNoSuchOperation', () => {
  it.each([404, 405, 410, 501])('takes %s for the cloud knowing as little of a path or method', (status) => {
    expect(isNoSuchOperation(answered('UNKNOWN_PATH', status))).toBe(true);
    expect(isNoSuchOperation(answered('UNKNOWN_METHOD', status))).toBe(true);
  });

  it.each([200, 204, 300, 302, 400, 401, 403, 409, 500, 503, null])(
    'never lets a call pass that was answered %s: it reached something',
    (status) => {
      expect(isNoSuchOperation(answered('UNKNOWN_PATH', status))).toBe(false);
    },
  );

  it('leaves gaps of the index, unknown actions and calls that never reached the cloud unclassified', () => {
    expect(isNoSuchOperation(answered('UNKNOWN_SERVICE', 404))).toBe(false);
    expect(isNoSuchOperation(answered('UNKNOWN_ACTION', 404))).toBe(false);
    expect(isNoSuchOperation(answered('OUTSIDE_CATALOG', 404, 'refused'))).toBe(false);
    expect(isNoSuchOperation(answered('UNKNOWN_PATH', 404, 'upstream-lost'))).toBe(false);
  });

  it('says nothing of calls that are operations: a 404 there is a resource that is gone', () => {
    expect(isNoSuchOperation({ operation: 'compute:server.show', status: 404, end: 'complete' })).toBe(false);
  });
});
