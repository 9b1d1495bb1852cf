// SPDX-License-Identifier: Apache-2.0
import { LOG_STATUS_FORMAT, type LogStatus } from '@touchstone/model';
import type { TrustedRoot } from '../trust/trusted-root.js';
import { certificateStates } from './certificate-states.js';
import type { ReadLog } from './read-log.js';

/**
 * What became of everything in a log, as a paper: the one that `touchstone status` prints.
 *
 * @param log all its entries, held against its checkpoint
 * @param solution only certificates and waivers of this one; all unless named
 */
export function describeLog(
  { checkpoint, entries, malformed }: ReadLog,
  root: TrustedRoot,
  { at, solution }: { readonly at: Date; readonly solution?: string | undefined },
): LogStatus {
  const life = certificateStates(entries, root, at);
  const isAsked = (one: { readonly solution: string }): boolean =>
    solution === undefined || one.solution === solution;
  const { origin, size, root: hash } = checkpoint;
  const { name, version } = root.paper;
  return {
    format: LOG_STATUS_FORMAT,
    at: life.at,
    log: { origin, size, root: `sha256:${Buffer.from(hash).toString('hex')}` },
    trustRoot: { name, version, digest: root.digest },
    certificates: life.certificates
      .filter(({ entry }) => isAsked(entry))
      .map(({ entry: { format: _format, kind: _kind, envelope: _envelope, ...entry }, ...state }) => ({
        ...entry,
        ...state,
        reproducedBy: [...state.reproducedBy],
        waivers: state.waivers.map(plainWaiver),
        revocations: [...state.revocations],
      })),
    waivers: life.waivers.filter(isAsked).map(plainWaiver),
    keys: life.keys.map((key) => ({ ...key, revocations: [...key.revocations] })),
    aimless: life.aimless.map(({ signers: _signers, ...one }) => ({ ...one, subjects: [...one.subjects] })),
    refused: [...malformed, ...life.refused].toSorted((a, b) => a.index - b.index),
  };
}

type Waiver = LogStatus['waivers'][number];

function plainWaiver(
  waiver: Readonly<Omit<Waiver, 'revocations'>> & { revocations: readonly Waiver['revocations'][number][] },
): Waiver {
  return { ...waiver, revocations: [...waiver.revocations] };
}
