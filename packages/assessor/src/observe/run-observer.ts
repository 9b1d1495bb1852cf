// SPDX-License-Identifier: Apache-2.0
import type {
  Exchange,
  Inventory,
  RecordingFooter,
  RecordingHeader,
  RecordingLine,
  StepBegin,
  StepEnd,
} from '@touchstone/model';
import { IntegrityFollower } from '../facts/integrity.js';
import { LifecycleFollower, type FollowedLifecycle } from '../facts/lifecycles.js';
import { PaginationFollower, type Pagination } from '../facts/pagination.js';
import { RefusalFollower, type RefusedCalls } from '../facts/refusal.js';
import { ResidueFollower, type MadeResources } from '../facts/residue.js';
import { TimelineFollower } from '../facts/timeline.js';
import { TokenFollower } from '../facts/tokens.js';
import { UserAgentFollower } from '../facts/user-agents.js';
import { WaitingFollower, type Waiting } from '../facts/waiting.js';
import type { Integrity } from '../input.js';
import { installedIndex, type OpenStackIndex } from '../openstack-index.js';
import { AccessRuleFollower } from '../shared/access-rules.js';
import { AlikeCallTable, type AlikeCalls } from './alike-calls.js';

/** What one pass over a recording has kept of it: all that an assessment is computed from. */
export interface ObservedRun {
  readonly kind: 'observed';
  readonly digest: string;
  readonly header: RecordingHeader;
  readonly integrity: Integrity;
  readonly index: OpenStackIndex;
  readonly calls: readonly AlikeCalls[];
  readonly begins: readonly StepBegin[];
  readonly ends: readonly StepEnd[];
  readonly before: Inventory | undefined;
  readonly after: Inventory | undefined;
  readonly footer: RecordingFooter | undefined;
  /** Milliseconds from start to the last line. */
  readonly lengthMs: number;
  /** Of all bodies. */
  readonly bytes: { readonly sent: number; readonly received: number };
  readonly made: MadeResources;
  readonly lifecycles: readonly FollowedLifecycle[];
  readonly pagination: Pagination;
  readonly waiting: Waiting;
  readonly refusals: readonly RefusedCalls[];
  readonly tokens: number;
  readonly userAgents: readonly string[];
  readonly timeline: Pick<TimelineFollower, 'draw'>;
  readonly accessRules: Pick<AccessRuleFollower, 'rules'>;
}

/**
 * Watches a recording go by, line by line, and keeps what an assessment needs of it: memory does not grow with the number
 * of exchanges, but with that of distinct operations and steps, of resources that are open, and by some bytes for each
 * resource that was made. Each follower says what it holds.
 */
export class RunObserver {
  readonly #header: RecordingHeader;
  readonly #index: OpenStackIndex;
  readonly #integrity = new IntegrityFollower();
  readonly #alike: AlikeCallTable;
  readonly #begins: StepBegin[] = [];
  readonly #ends: StepEnd[] = [];
  readonly #inventories = new Map<Inventory['when'], Inventory>();
  readonly #bytes = { sent: 0, received: 0 };
  #lengthMs = 0;
  readonly #residue = new ResidueFollower();
  readonly #lifecycles = new LifecycleFollower();
  readonly #pagination = new PaginationFollower();
  readonly #waiting = new WaitingFollower();
  readonly #refusals = new RefusalFollower();
  readonly #tokens = new TokenFollower();
  readonly #userAgents = new UserAgentFollower();
  readonly #timeline = new TimelineFollower();
  readonly #accessRules = new AccessRuleFollower();

  /** @param index what OpenStack offers; the one that this version ships unless told */
  constructor(header: RecordingHeader, index: OpenStackIndex = installedIndex) {
    this.#header = header;
    this.#index = index;
    this.#alike = new AlikeCallTable(index);
  }

  /** Takes the next line. Lines come in the order of their sequence numbers; one out of order shows in the integrity. */
  take(line: RecordingLine): void {
    this.#integrity.take(line);
    if (line.kind === 'exchange') return this.#takeExchange(line);
    if ('at' in line && line.at > this.#lengthMs) this.#lengthMs = line.at;
    switch (line.kind) {
      case 'step-begin':
        return void this.#begins.push(line);
      case 'step-end':
        return void this.#ends.push(line);
      case 'inventory':
        return void this.#inventories.set(line.when, line);
    }
  }

  /** Each follower is called by name: a loop over them would cost more than most of them do. */
  #takeExchange(line: Exchange): void {
    if (line.at > this.#lengthMs) this.#lengthMs = line.at;
    this.#bytes.sent += line.sent;
    this.#bytes.received += line.received;
    const call = this.#alike.take(line);
    this.#residue.take(call);
    this.#lifecycles.take(call);
    this.#pagination.take(call);
    this.#waiting.take(call);
    this.#refusals.take(call);
    this.#tokens.take(call);
    this.#userAgents.take(call);
    this.#timeline.take(call);
    this.#accessRules.take(call);
  }

  /**
   * Says what was seen, when the last line has been taken.
   * @param found the digest of the recording, and what its reader found out about its seals
   */
  end({ digest, integrity }: { digest: string; integrity: Integrity }): ObservedRun {
    return {
      kind: 'observed',
      digest,
      header: this.#header,
      integrity: this.#integrity.judge(integrity),
      index: this.#index,
      calls: this.#alike.calls,
      begins: this.#begins,
      ends: this.#ends,
      before: this.#inventories.get('before'),
      after: this.#inventories.get('after-teardown'),
      footer: this.#integrity.footer,
      lengthMs: this.#lengthMs,
      bytes: this.#bytes,
      made: this.#residue,
      lifecycles: this.#lifecycles.lifecycles,
      pagination: this.#pagination.pagination,
      waiting: this.#waiting.waiting,
      refusals: this.#refusals.end(),
      tokens: this.#tokens.tokens,
      userAgents: this.#userAgents.userAgents,
      timeline: this.#timeline,
      accessRules: this.#accessRules,
    };
  }
}
