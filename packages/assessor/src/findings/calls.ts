// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import { adminCalls, holdsAdmin } from '../facts/admin-calls.js';
import { callsPastCatalog, OUTSIDE_CATALOG } from '../facts/catalog.js';
import { callOutcome } from '../facts/call-outcome.js';
import { evidenceOf } from '../facts/evidence.js';
import type { Refusal } from '../facts/refusal.js';
import type { RunFacts } from '../facts/run-facts.js';
import type { AlikeCalls } from '../observe/alike-calls.js';
import { noSuchCalls, unclassifiedCalls } from '../facts/unclassified.js';
import type { Places } from '../observe/places.js';
import { canBeAllowed } from '../shared/access-rules.js';
import { perRun } from './finding-source.js';

/** Calls by what was odd about them: one finding for each kind and operation. */
export const callFindings = perRun((run) => [
  ...unclassified(run),
  ...pastCatalog(run),
  ...noSuchOperation(run),
  ...(run.shown.purpose === 'least-privilege' ? refusedUnderRules(run) : refused(run)),
  ...cloudFailed(run),
  ...deprecated(run),
  ...adminOnly(run),
]);

function group(calls: readonly AlikeCalls[], keyOf: (call: AlikeCalls) => string): [string, AlikeCalls[]][] {
  const groups = new Map<string, AlikeCalls[]>();
  for (const call of calls) {
    const key = keyOf(call);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [call]);
    else known.push(call);
  }
  return [...groups];
}

function evidence(run: RunFacts, places: Iterable<Places>) {
  return evidenceOf(run.view.run, places);
}

function nameOf({ exchange }: AlikeCalls): string {
  return exchange.operation ?? `${exchange.method} ${exchange.path}`.slice(0, 200);
}

function unclassified(run: RunFacts): Finding[] {
  return group(unclassifiedCalls(run.view), saidOf).map(([what, of]) => ({
    id: of[0]?.exchange.unknown?.code === OUTSIDE_CATALOG ? 'call-outside-catalog' : 'unclassified-call',
    weight: 'blocks',
    statement: `No operation of OpenStack matches ${what}.`.slice(0, 600),
    mend: 'Call the documented API at the endpoint that the catalog gives. Is it a real operation? Then report it: the index lacks it.',
    evidence: evidence(run, of),
  }));
}

function saidOf(call: AlikeCalls): string {
  return `${nameOf(call)}: ${(call.exchange.unknown?.reason ?? 'no reason is recorded').replace(/\.$/, '')}`;
}

/** Refused by the cloud as what no release has either: no gap of the index, and nothing that the solution can use. */
function noSuchOperation(run: RunFacts): Finding[] {
  return group(
    noSuchCalls(run.view),
    (call) => `${saidOf(call)}, and the cloud says so too (${call.exchange.status})`,
  ).map(([what, of]) => ({
    id: 'no-such-operation',
    weight: 'warns',
    statement: `${what}.`.slice(0, 600),
    mend: 'Compare method and path with the API reference, and an empty id in a path with what was meant.',
    evidence: evidence(run, of),
  }));
}

/** What only a forward proxy saw. The same client would not follow a cloud whose endpoints move. */
function pastCatalog(run: RunFacts): Finding[] {
  return group(callsPastCatalog(run.view), ({ exchange }) => exchange.service ?? 'a host of the cloud').map(
    ([service, calls]) => ({
      id: service === 'identity' ? 'keystone-past-auth-url' : 'call-past-catalog',
      weight: 'warns',
      statement:
        service === 'identity'
          ? 'Keystone was called at an address of its own, not at the auth URL that was given.'
          : `${service} was called at an address of its own, not at the endpoint that the catalog gave.`,
      mend:
        service === 'identity'
          ? 'Take the auth URL from OS_AUTH_URL or clouds.yaml alone.'
          : 'Take endpoints from the catalog by service type, interface and region, without overrides.',
      evidence: evidence(run, calls),
    }),
  );
}

interface Weighed {
  readonly weight: Finding['weight'];
  readonly says: string;
  readonly mend?: string;
}

const REFUSALS: Readonly<Record<Refusal, Weighed | undefined>> = {
  probe: undefined,
  renewal: undefined,
  idempotent: {
    weight: 'notes',
    says: 'was answered that it is so already, or that something else holds on to it',
  },
  limit: { weight: 'notes', says: 'met a quota or rate limit of the cloud' },
  forbidden: {
    weight: 'warns',
    says: 'was refused for lack of rights',
    mend: 'Do not ask for what the role does not allow, or say in needs.roles which role it takes.',
  },
  wrong: {
    weight: 'warns',
    says: 'was refused as wrong',
    mend: 'Compare the request with the API reference of the service for this release.',
  },
};

/** Asking for more, being told no, and passing with less is how a client serves both admins and members. */
const COPED: Weighed = {
  weight: 'notes',
  says: 'was refused for lack of rights, and the step passed without it',
};

function refused(run: RunFacts): Finding[] {
  const passed = new Set(run.shown.steps.flatMap((step) => (step.outcome === 'passed' ? [step.id] : [])));
  return run.view.refusals.flatMap((calls) => {
    const { refusal, operation, status, steps } = calls;
    const coped = refusal === 'forbidden' && [...steps].every((step) => passed.has(step));
    const how = coped ? COPED : REFUSALS[refusal];
    if (how === undefined) return [];
    return [
      {
        id: 'operation-refused',
        weight: how.weight,
        statement: `${operation} ${how.says} (${status}).`,
        ...(how.mend === undefined ? {} : { mend: how.mend }),
        evidence: evidence(run, [calls]),
      },
    ];
  });
}

/** Under access rules a 401 for what was never let through names the rule that is lacking; the rest is told by other runs. */
function refusedUnderRules(run: RunFacts): Finding[] {
  const accepted = new Set(
    run.view.calls.flatMap((call) => (call.accepted ? [call.exchange.operation] : [])),
  );
  const calls = run.view.calls.filter(
    ({ exchange }) => exchange.status === 401 && exchange.auth.token && !accepted.has(exchange.operation),
  );
  return group(calls, nameOf).map(([what, of]) => ({
    id: 'refused-under-rules',
    weight: 'warns',
    statement: `${what} was refused under access rules (401).`,
    mend: canBeAllowed(of[0]!.exchange.method)
      ? 'Let the recipe use it in the run from which the rules are derived, or do without it.'
      : `No access rule can allow ${of[0]!.exchange.method}: use another method where the API offers one, or do without it.`,
    evidence: evidence(run, of),
  }));
}

/** What the cloud did wrong is shown, and counts for nobody's verdict but through the step that it broke. */
function cloudFailed(run: RunFacts): Finding[] {
  const calls = run.view.calls.filter((call) => callOutcome(call.exchange) === 'failed');
  return group(calls, (call) => `${nameOf(call)} ${call.exchange.status ?? call.exchange.end}`).map(
    ([, of]) => {
      const { status, end } = of[0]!.exchange;
      const aborted = end === 'client-aborted' && status === null;
      return {
        id: aborted ? 'call-given-up' : 'cloud-failed',
        weight: 'notes',
        statement: `${nameOf(of[0]!)} ${aborted ? 'was given up before the cloud had answered' : `failed in the cloud (${status ?? end.replace('-', ' ')})`}.`,
        evidence: evidence(run, of),
      };
    },
  );
}

function deprecated(run: RunFacts): Finding[] {
  const calls = run.own.calls.filter((call) => call.operation?.deprecated !== undefined);
  return group(calls, nameOf).map(([id, of]) => {
    const { since, reason, replacedBy } = of[0]!.operation!.deprecated!;
    const accepted = of.some((call) => call.accepted);
    return {
      id: 'deprecated-operation',
      weight: accepted ? 'warns' : 'notes',
      statement: `${id} is deprecated${since === undefined ? '' : ` since ${since}`}${reason === undefined ? '' : `: ${reason}`}${accepted ? '' : ' (it was tried, and refused)'}.`,
      ...(replacedBy === undefined ? {} : { mend: `Use ${replacedBy}.` }),
      evidence: evidence(run, of),
    };
  });
}

function adminOnly(run: RunFacts): Finding[] {
  const held = holdsAdmin(run);
  return group(adminCalls(run), nameOf).map(([id, of]) => ({
    id: held ? 'admin-operation' : 'admin-operation-allowed',
    weight: held ? 'warns' : 'notes',
    statement: held
      ? `${id} is for admin only by default.`
      : `${id} is for admin only by default, and this cloud allowed it without that role.`,
    ...(held ? { mend: 'Do without it, or say in needs.operator that this is operator tooling.' } : {}),
    evidence: evidence(run, of),
  }));
}
