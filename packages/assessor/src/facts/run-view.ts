// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Inventory, Manifest, RecordingLine, StepBegin, StepEnd } from '@touchstone/model';
import type { Operation } from '@touchstone/openstack';
import type { Recording } from '../input.js';
import type { OpenStackIndex } from '../openstack-index.js';
import { isAccepted } from './call-outcome.js';

/** An exchange with the operation that it was classified as, as far as the index knows it. */
export interface Call {
  readonly exchange: Exchange;
  readonly operation: Operation | undefined;
  readonly accepted: boolean;
}

/** One recording, its lines in order and by kind: what every fact is computed from. */
export interface RunView {
  readonly recording: Recording;
  readonly run: string;
  readonly manifest: Manifest;
  readonly index: OpenStackIndex;
  readonly calls: readonly Call[];
  readonly begins: readonly StepBegin[];
  readonly ends: readonly StepEnd[];
  readonly before: Inventory | undefined;
  readonly after: Inventory | undefined;
  /** Milliseconds from start to the last line. */
  readonly lengthMs: number;
}

/** Sorts a recording's lines by place and kind. */
export function viewRun(recording: Recording, manifest: Manifest, index: OpenStackIndex): RunView {
  const lines = [...recording.lines].sort((a, b) => a.seq - b.seq);
  const inventories = ofKind(lines, 'inventory');
  return {
    recording,
    manifest,
    index,
    run: recording.header.run,
    calls: ofKind(lines, 'exchange').map((exchange) => ({
      exchange,
      operation: exchange.operation === null ? undefined : index.findOperation(exchange.operation),
      accepted: isAccepted(exchange),
    })),
    begins: ofKind(lines, 'step-begin'),
    ends: ofKind(lines, 'step-end'),
    before: inventories.filter((one) => one.when === 'before').at(-1),
    after: inventories.filter((one) => one.when === 'after-teardown').at(-1),
    lengthMs: lines.reduce((last, line) => ('at' in line ? Math.max(last, line.at) : last), 0),
  };
}

/**
 * The run without what set-up and teardown did: they may use other tools, which neither speak for the solution nor
 * against it. Signing in, residue, access rules and unknown calls are looked at in the whole run.
 */
export function ownView(view: RunView): RunView {
  const own = view.calls.filter(
    ({ exchange }) => exchange.phase !== 'setup' && exchange.phase !== 'teardown',
  );
  return { ...view, calls: own };
}

function ofKind<K extends RecordingLine['kind']>(
  lines: readonly RecordingLine[],
  kind: K,
): Extract<RecordingLine, { kind: K }>[] {
  return lines.filter((line): line is Extract<RecordingLine, { kind: K }> => line.kind === kind);
}
