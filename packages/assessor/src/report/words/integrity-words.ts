// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';

/** A sentence for each recording that is not whole; every report says it at the top, because it voids the verdict. */
export function integrityWords({ runs }: Assessment): readonly string[] {
  return runs.flatMap(({ integrity }, index) => {
    if (integrity.state === 'complete') return [];
    const why = integrity.why === undefined ? '' : `: ${integrity.why.replace(/\.$/, '')}`;
    return [`The recording of run ${index + 1} is ${integrity.state} and cannot certify${why}.`];
  });
}
