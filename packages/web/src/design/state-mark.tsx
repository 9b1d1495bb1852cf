// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { Mark, type MarkLook } from './mark.js';

export type CertificateState = ListedCertificate['state'];

const LOOKS: Readonly<Record<CertificateState, MarkLook>> = {
  valid: { glyph: 'check', tone: 'good' },
  expired: { glyph: 'clock', tone: 'warn' },
  superseded: { glyph: 'skip', tone: 'quiet' },
  revoked: { glyph: 'cross', tone: 'bad' },
  'not believed': { glyph: 'unknown', tone: 'bad' },
};

/** What became of a certificate. */
export function StateMark({
  state,
  compact,
}: {
  readonly state: CertificateState;
  readonly compact?: boolean;
}) {
  return <Mark {...LOOKS[state]} word={state} compact={compact} />;
}
