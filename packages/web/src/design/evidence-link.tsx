// SPDX-License-Identifier: Apache-2.0
import { type EvidenceRef, formatCounted } from '@touchstone/model';
import { paths } from './paths.js';

const SHOWN = 5;

/** Lines of a recording that a statement rests on, leading to the first of them. */
export function EvidenceLink({
  solution,
  evidence,
}: {
  readonly solution: string;
  readonly evidence: EvidenceRef;
}) {
  const { run, seqs, count } = evidence;
  const first = seqs[0];
  const href = first === undefined ? paths.run(solution, run) : paths.call(solution, run, first);
  const more = count > Math.min(seqs.length, SHOWN) ? ', …' : '';
  const which = seqs.length === 0 ? '' : `: ${seqs.slice(0, SHOWN).join(', ')}${more}`;
  return (
    <a className="evidence" href={href}>
      {formatCounted(count, 'call')} of {run}
      {which}
    </a>
  );
}

/** A paper by its digest, short; the whole digest is its title and the bytes are behind it. */
export function DigestLink({ digest }: { readonly digest: string }) {
  const hex = digest.replace(/^sha256:/, '');
  return (
    <a className="digest" href={paths.evidence(digest)} title={digest}>
      <code>{hex.slice(0, 12)}</code>
    </a>
  );
}
