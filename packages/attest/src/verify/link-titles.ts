// SPDX-License-Identifier: Apache-2.0
import type { LinkId } from '@touchstone/model';

/** What each link says where it holds. */
export const LINK_TITLES: Readonly<Record<LinkId, string>> = {
  bundle: 'The bundle is whole',
  'trust-root': 'The trust root says whom to believe',
  envelope: 'The bundle holds a certificate',
  signatures: 'Its signatures are good, and by known keys',
  statement: 'Whoever signed it may certify, and is the lab that it names',
  evidence: 'It is about this evidence',
  guideline: 'It was judged by a published guideline',
  verdict: 'The verdict follows from the evidence',
  certificate: 'The certificate follows from the verdict',
  entry: 'A log entry names this certificate',
  inclusion: 'The log holds that entry',
  witnesses: 'Witnesses have seen the same log',
  keys: 'Its keys were valid when it was logged',
  time: 'It is in force',
  history: 'The log still has the history that the proof is of',
  revocation: 'Nobody has taken it back',
  waivers: 'Its waivers are good',
};
