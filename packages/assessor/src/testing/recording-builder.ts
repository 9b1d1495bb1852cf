// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  recordingLine,
  sha256Digest,
  type Exchange,
  type Inventory,
  type RecordingFooter,
  type RecordingHeader,
  type RecordingLine,
  type StepEnd,
} from '@touchstone/model';
import type { Recording } from '../input.js';
import { MANIFEST_DIGEST, RECIPE_DIGEST } from './papers.js';

type Phase = 'setup' | 'step' | 'teardown';

/** Writes recordings for tests, line by line, as the recorder would: only what matters is said. */
export class RecordingBuilder {
  private readonly header: RecordingHeader;
  private readonly lines: RecordingLine[] = [];
  private at = 0;
  private current: { step: string; phase: Phase } | undefined;

  constructor(change: Partial<RecordingHeader> = {}) {
    this.header = {
      kind: 'header',
      seq: 0,
      format: 'touchstone-recording/1',
      run: 'run-0001',
      startedAt: '2026-11-22T12:00:00.000Z',
      tool: { name: 'touchstone', version: '0.1.0' },
      purpose: 'certify',
      solution: { id: 'carrier', version: '1.2.3' },
      manifest: MANIFEST_DIGEST,
      recipe: RECIPE_DIGEST,
      credential: { kind: 'application_credential', scratch: true, roles: ['member'], accessRules: 0 },
      platform: platformOf('zed'),
      expected: ['carry'],
      ...change,
    };
    this.lines.push(this.header);
  }

  call(method: string, path: string, operation: string | null, change: Partial<Exchange> = {}): this {
    return this.push({
      kind: 'exchange',
      step: this.current?.step ?? null,
      phase: this.current?.phase ?? null,
      service: operation?.split(':')[0] ?? null,
      operation,
      method,
      path,
      status: 200,
      end: 'complete',
      firstMs: 1,
      totalMs: 2,
      sent: 0,
      received: 10,
      auth: { how: 'token', token: 'h:0123456789abcdef', project: 'p1' },
      ...change,
    });
  }

  signIn(change: Partial<Exchange['auth']> = {}): this {
    const auth = {
      how: 'application_credential',
      issued: 'h:0123456789abcdef',
      catalog: true,
      ...change,
    } as const;
    return this.call('POST', '/v3/auth/tokens', 'identity:token.create', { status: 201, auth });
  }

  step(
    step: string,
    phase: Phase,
    body: (builder: this) => void = () => {},
    end: Partial<StepEnd> = {},
  ): this {
    const attempt = end.attempt ?? 1;
    this.push({ kind: 'step-begin', step, phase, attempt });
    this.current = { step, phase };
    body(this);
    this.current = undefined;
    return this.push({
      kind: 'step-end',
      step,
      phase,
      attempt,
      outcome: 'passed',
      exit: { code: 0, signal: null },
      ...end,
    });
  }

  inventory(
    when: Inventory['when'],
    resources: Inventory['resources'] = [],
    couldNotList: Inventory['couldNotList'] = [],
  ): this {
    return this.push({ kind: 'inventory', when, resources, couldNotList });
  }

  /** The recording, its footer and integrity as a reader would give them. */
  end(
    integrity: Recording['integrity'] = { state: 'complete' },
    footer: Partial<RecordingFooter> = {},
  ): Recording {
    const calls = this.lines.filter((line) => line.kind === 'exchange');
    this.push({
      kind: 'footer',
      outcome: 'complete',
      exchanges: calls.length,
      unclassified: calls.filter((line) => line.operation === null).length,
      open: 0,
      ...footer,
    });
    for (const line of this.lines) recordingLine.parse(line);
    return {
      digest: sha256Digest(canonicalJson(this.lines)),
      header: this.header,
      lines: this.lines,
      integrity,
    };
  }

  private push(line: object): this {
    this.at += 5;
    this.lines.push({ at: this.at, ...line, seq: this.lines.length } as RecordingLine);
    return this;
  }
}

export function platformOf(
  release: string | null,
  kind: 'embedded' | 'lab' | 'cloud' = 'lab',
): RecordingHeader['platform'] {
  return {
    kind,
    name: `${kind} ${release ?? 'unknown'}`,
    release: {
      name: release,
      how: release === null ? 'unknown' : 'identified',
      candidates: release === null ? [] : [release],
    },
    services: [],
    fingerprint: sha256Digest(`${kind} ${release}`),
  };
}

const OBJECT = { type: 'object-store:object', id: 'h:00000000000000000000000000000001' };
const PLACE = '/v1/AUTH_0123456789abcdef0123456789abcdef/h:0000000000000001/h:0000000000000002';

/** Puts an object, reads it and deletes it: a core life cycle of the category storage. */
export function carry(builder: RecordingBuilder): void {
  builder
    .signIn()
    .call('HEAD', PLACE, 'object-store:object.head', { status: 404 })
    .call('PUT', PLACE, 'object-store:object.put', { status: 201, created: [OBJECT] })
    .call('GET', PLACE, 'object-store:object.get', { read: OBJECT })
    .call('DELETE', PLACE, 'object-store:object.delete', { status: 204, deleted: [OBJECT] });
}

/** A whole run of the sample solution's recipe in which everything went well. */
export function goodRun(
  change: Partial<RecordingHeader> = {},
  body: (builder: RecordingBuilder) => void = carry,
): RecordingBuilder {
  return new RecordingBuilder(change)
    .inventory('before')
    .step('prepare', 'setup')
    .step('carry', 'step', body)
    .step('tidy', 'teardown')
    .inventory('after-teardown');
}
