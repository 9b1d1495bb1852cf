// SPDX-License-Identifier: Apache-2.0
import type { ConcernEntry } from '@touchstone/model';
import { type Operation, tracking } from '@touchstone/openstack';
import { type Fact, FactsList, paths } from '../../design/index.js';

export interface OperationFactsProps {
  readonly operation: Operation;
  readonly concerns: readonly ConcernEntry[];
}

const SCOPES: Readonly<Record<Operation['scope'][number], string>> = {
  project: 'a project',
  system: 'the whole system',
  domain: 'a domain',
  none: 'no scope',
};

/** What the index knows of an operation. */
export function OperationFacts({ operation, concerns }: OperationFactsProps) {
  const { releases, microversion, scope, provenance } = operation;
  const facts: readonly (Fact | undefined)[] = [
    { name: 'Service', value: <a href={paths.service(operation.service)}>{operation.service}</a> },
    { name: 'Call', value: <code>{callOf(operation)}</code> },
    list('Also at', operation.alsoAt),
    operation.action === undefined
      ? undefined
      : {
          name: 'Told from others by',
          value: (
            <>
              the key <code>{operation.action}</code> of its body
            </>
          ),
        },
    selected('Query', operation.query),
    selected('Headers', operation.header),
    {
      name: 'Releases',
      value:
        releases.last === undefined ? `since ${releases.first}` : `${releases.first} to ${releases.last}`,
    },
    microversion === undefined
      ? undefined
      : {
          name: 'Microversions',
          value:
            microversion.max === undefined
              ? `${microversion.min} and later`
              : `${microversion.min} to ${microversion.max}`,
        },
    { name: 'Least role', value: <Roles operation={operation} /> },
    { name: 'Token’s scope', value: scope.map((one) => SCOPES[one]).join(' or ') },
    { name: 'What it does', value: effectOf(operation) },
    concerns.length === 0
      ? undefined
      : {
          name: 'Counts for',
          value: concerns.map(({ id, title }, index) => (
            <span key={id}>
              {index === 0 ? '' : ', '}
              <a href={paths.concern(id)}>{title.toLowerCase()}</a>
            </span>
          )),
        },
    list('Policy rules', operation.policy),
    operation.handler === undefined
      ? undefined
      : { name: 'Answered by', value: <code>{operation.handler}</code> },
    { name: 'Facts from', value: sourcesOf(provenance) },
  ];
  return <FactsList facts={facts.filter((fact) => fact !== undefined)} />;
}

/** Method and path, as a client sends them. */
function callOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

function list(name: string, values: readonly string[] | undefined): Fact | undefined {
  if (values === undefined || values.length === 0) return undefined;
  return {
    name,
    value: (
      <ul>
        {values.map((value) => (
          <li key={value}>
            <code>{value}</code>
          </li>
        ))}
      </ul>
    ),
  };
}

const SOURCES: Readonly<Record<string, string>> = {
  routes: 'routes of the code',
  policy: 'default policies',
  'api-ref': 'API references',
  gone: 'code that no longer has it',
};

/** `routes:zed, routes:2025.1` reads `routes of the code of zed and 2025.1`. */
function sourcesOf(provenance: readonly string[]): string {
  const releases = new Map<string, string[]>();
  for (const one of provenance) {
    const [kind = '', release] = one.split(/:(.*)/s);
    releases.set(kind, [...(releases.get(kind) ?? []), ...(release === undefined ? [] : [release])]);
  }
  return [...releases]
    .map(([kind, of]) => `${SOURCES[kind] ?? kind}${of.length === 0 ? '' : ` of ${of.join(', ')}`}`)
    .join('; ');
}

function selected(name: string, by: Operation['query']): Fact | undefined {
  if (by === undefined) return undefined;
  return list(
    name,
    Object.entries(by).map(([key, value]) => (value === true ? key : `${key}: ${value}`)),
  );
}

function Roles({ operation: { role, roles } }: { readonly operation: Operation }) {
  const changes = Object.entries(roles ?? {});
  if (changes.length === 0) return wordOf(role);
  return (
    <ul>
      {changes.map(([release, one]) => (
        <li key={release}>
          {wordOf(one)} <span className="aside">from {release} on</span>
        </li>
      ))}
    </ul>
  );
}

function wordOf(role: Operation['role']): string {
  if (role === 'none') return 'none: anyone may call it';
  return role === 'owner' ? 'none: whoever owns it' : role;
}

function effectOf(operation: Operation) {
  const { creates, deletes, reads } = tracking(operation);
  if (creates !== undefined)
    return (
      <>
        makes a <code>{creates.type}</code>
      </>
    );
  if (deletes !== undefined)
    return (
      <>
        removes a <code>{deletes.type}</code>
      </>
    );
  if (reads !== undefined)
    return (
      <>
        reads a <code>{reads.type}</code>
      </>
    );
  return KINDS[operation.kind];
}

const KINDS: Readonly<Record<Operation['kind'], string>> = {
  create: 'creates',
  read: 'reads',
  list: 'lists',
  update: 'changes',
  delete: 'removes',
  action: 'acts on something that is there',
  version: 'tells which versions there are',
  other: 'something else',
};
