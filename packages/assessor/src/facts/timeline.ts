// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { Call } from '../observe/alike-calls.js';

const BINS = 60;
/** So many calls are kept with their exact times; of a longer run, so many fine bins a service. */
const EXACT = 50_000;
const FINE_BINS = 4096;

/**
 * Calls per service in 60 equal bins of the run. How wide a bin is shows only at the end; of a run of more calls than it
 * keeps, times are rounded down to at most a four-thousandth of the run, sixty-eighth of a bin, so that memory stays bounded.
 */
export class TimelineFollower {
  readonly #services: (string | null)[] = [];
  /** Each call's time, and the place of its service in the list above. */
  #exact: { readonly at: number[]; readonly service: number[] } | undefined = { at: [], service: [] };
  readonly #fine: Uint32Array[] = [];
  #fineMs = 1;

  take({ exchange: { service, at } }: Call): void {
    let place = this.#services.indexOf(service);
    if (place < 0) place = this.#services.push(service) - 1;
    const exact = this.#exact;
    if (exact === undefined) return this.#round(place, at);
    exact.at.push(at);
    if (exact.service.push(place) < EXACT) return;
    exact.at.forEach((one, call) => this.#round(exact.service[call]!, one));
    this.#exact = undefined;
  }

  /** @param lengthMs of the run; calls that reached no service come last, under null */
  draw(lengthMs: number): AssessedRun['timeline'] {
    const width = Math.max(lengthMs, 1) / BINS;
    const rows = this.#services.map((service) => ({
      service,
      perBin: Array.from({ length: BINS }, () => 0),
    }));
    const add = (place: number, at: number, count: number): void => {
      const bin = Math.min(BINS - 1, Math.floor(at / width));
      rows[place]!.perBin[bin]! += count;
    };
    const { at: times = [], service: places = [] } = this.#exact ?? {};
    times.forEach((at, call) => add(places[call]!, at, 1));
    this.#fine.forEach((fine, place) => {
      fine.forEach((count, bin) => add(place, bin * this.#fineMs, count));
    });
    return rows.sort(
      (a, b) => Number(a.service === null) - Number(b.service === null) || (a.service! < b.service! ? -1 : 1),
    );
  }

  #round(place: number, at: number): void {
    while (at >= FINE_BINS * this.#fineMs) this.#halve();
    const fine = (this.#fine[place] ??= new Uint32Array(FINE_BINS));
    fine[Math.floor(at / this.#fineMs)]! += 1;
  }

  /** Twice as wide bins: two and two become one. */
  #halve(): void {
    this.#fineMs *= 2;
    for (const fine of this.#fine) {
      for (let bin = 0; bin < FINE_BINS / 2; bin += 1) fine[bin] = fine[bin * 2]! + fine[bin * 2 + 1]!;
      fine.fill(0, FINE_BINS / 2);
    }
  }
}
