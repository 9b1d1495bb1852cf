// SPDX-License-Identifier: Apache-2.0
import type { RecordingFooter } from '@touchstone/model';
import type { Integrity, Recording } from '../input.js';

/**
 * Whether a recording can carry a verdict. What its reader said stands, except that "complete" is held against the
 * recording's own footer: it must be there, say complete, count the exchanges that are there, and leave none open.
 */
export function judgeIntegrity(recording: Recording): Integrity {
  const { state, why } = recording.integrity;
  if (state !== 'complete') return { state, ...(why === undefined ? {} : { why }) };
  const footer = recording.lines.find((line): line is RecordingFooter => line.kind === 'footer');
  if (footer === undefined) return { state: 'truncated', why: 'the recording has no footer' };
  if (footer.outcome === 'interrupted') {
    return { state: 'interrupted', why: footer.reason ?? 'the run was interrupted' };
  }
  const exchanges = recording.lines.filter((line) => line.kind === 'exchange');
  if (new Set(recording.lines.map((line) => line.seq)).size !== recording.lines.length) {
    return { state: 'edited', why: 'two lines have the same place' };
  }
  if (footer.exchanges !== exchanges.length) {
    return {
      state: 'edited',
      why: `the footer counts ${footer.exchanges} exchanges, the recording holds ${exchanges.length}`,
    };
  }
  if (footer.unclassified !== exchanges.filter((line) => line.operation === null).length) {
    return { state: 'edited', why: 'the footer counts other unclassified calls than the recording holds' };
  }
  if (footer.open > 0) {
    return {
      state: 'interrupted',
      why: `${footer.open} call${footer.open === 1 ? ' was' : 's were'} still under way at the end`,
    };
  }
  return { state, ...(why === undefined ? {} : { why }) };
}
