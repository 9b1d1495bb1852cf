// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type Exchange } from '@touchstone/model';
import { resolveServiceType } from '@touchstone/openstack';

/** Which exchanges are wanted. Several values of one option are alternatives; several options narrow down. */
export interface FilterOptions {
  readonly service?: readonly string[];
  readonly operation?: readonly string[];
  readonly status?: readonly string[];
  readonly method?: readonly string[];
  readonly step?: readonly string[];
  /** Seconds since the recording began. */
  readonly from?: number;
  readonly to?: number;
  readonly unclassified?: boolean;
}

type Wants = (exchange: Exchange) => boolean;

/**
 * Whether an exchange is wanted.
 * @throws TouchstoneError CLI_USAGE for a status that is none, CLI_NO_SERVICE for a service that OpenStack does not have
 */
export function exchangeFilter(options: FilterOptions): Wants {
  const { from, to } = options;
  const wants: readonly (Wants | undefined)[] = [
    any(options.service?.map(serviceType), (type) => (exchange) => exchange.service === type),
    any(options.operation, operationIs),
    any(options.status, statusIs),
    any(options.method, (method) => (exchange) => exchange.method === method.toUpperCase()),
    any(options.step, (step) => (exchange) => exchange.step === step),
    from === undefined ? undefined : (exchange) => exchange.at >= from * 1000,
    to === undefined ? undefined : (exchange) => exchange.at < to * 1000,
    options.unclassified === true ? (exchange) => exchange.operation === null : undefined,
  ];
  const all = wants.filter((want) => want !== undefined);
  return (exchange) => all.every((want) => want(exchange));
}

function any(values: readonly string[] | undefined, wantOf: (value: string) => Wants): Wants | undefined {
  if (values === undefined) return undefined;
  const wants = values.map(wantOf);
  return (exchange) => wants.some((want) => want(exchange));
}

function serviceType(name: string): string {
  const type = resolveServiceType(name);
  if (type !== undefined) return type;
  throw new TouchstoneError('CLI_NO_SERVICE', `OpenStack has no service "${name}".`, {
    hint: 'touchstone operations lists the services that the index knows.',
  });
}

/** An operation id, or the beginning of one and a star: `compute:server.*`. */
function operationIs(pattern: string): Wants {
  if (!pattern.endsWith('*')) return ({ operation }) => operation === pattern;
  const start = pattern.slice(0, -1);
  return ({ operation }) => operation !== null && operation.startsWith(start);
}

/** A status, a class of them (`4xx`), or `none` for a call that was not answered. */
function statusIs(word: string): Wants {
  if (word === 'none') return ({ status }) => status === null;
  if (/^[1-9]xx$/.test(word)) {
    const first = Number(word[0]);
    return ({ status }) => status !== null && Math.floor(status / 100) === first;
  }
  if (/^[1-9]\d\d$/.test(word)) return ({ status }) => status === Number(word);
  throw new TouchstoneError('CLI_USAGE', `"${word}" is no status.`, {
    hint: 'Give a status (404), a class of them (4xx), or none for calls that were not answered.',
  });
}
