// SPDX-License-Identifier: Apache-2.0
import { compareMicroversions, microversionRange } from '@touchstone/openstack';
import { Fault } from '../service/fault.js';
import type { MicroversionHabit } from '../service/service.js';
import type { Exchange } from './exchange.js';

/** Settles on the microversion that the request asks for; without one, the oldest. Versioned paths only. */
export function negotiateMicroversion(exchange: Exchange): void {
  const { service, world, request, servicePath } = exchange;
  const habit = service!.microversions;
  const range = microversionRange(service!.type, world.release);
  if (!habit || !range || !servicePath.startsWith(habit.prefix)) return;
  const asked = askedMicroversion(habit, request.headers) ?? range.min;
  if (asked === 'latest') {
    exchange.microversion = range.max;
    return;
  }
  // Answered in the version asked for, also where it is refused: the headers of the fault show it.
  exchange.microversion = asked;
  if (!/^\d+\.\d+$/.test(asked)) {
    exchange.microversion = '';
    throw new Fault(
      400,
      `API Version String ${asked} is of invalid format. Must be of format MajorNum.MinorNum.`,
    );
  }
  if (compareMicroversions(asked, range.min) >= 0 && compareMicroversions(asked, range.max) <= 0) return;
  throw new Fault(
    406,
    `Version ${asked} is not supported by the API. Minimum is ${range.min} and maximum is ${range.max}.`,
  );
}

/**
 * `OpenStack-API-Version: compute 2.79` (several services may stand there, separated by commas) wins over the
 * service's older header. https://specs.openstack.org/openstack/api-sig/guidelines/microversion_specification.html
 */
function askedMicroversion(
  habit: MicroversionHabit,
  headers: Readonly<Record<string, string>>,
): string | undefined {
  for (const part of headers['openstack-api-version']?.split(',') ?? []) {
    const [word, version] = part.trim().split(/\s+/);
    if (word?.toLowerCase() === habit.word && version !== undefined) return version.toLowerCase();
  }
  const legacy = habit.legacyHeader && headers[habit.legacyHeader.toLowerCase()];
  return legacy ? legacy.trim().toLowerCase() : undefined;
}
