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
  #exact: { readonly service: string | null; readonly at: number }[] | undefined = [];
  readonly #fine = new Map<string | null, Uint32Array>();
  #fineMs = 1;

  take({ exchange: { service, at } }: Call): void {
    if (!this.#services.includes(service)) this.#services.push(service);
    if (this.#exact === undefined) return this.#round(service, at);
    this.#exact.push({ service, at });
    if (this.#exact.length < EXACT) return;
    for (const one of this.#exact) this.#round(one.service, one.at);
    this.#exact = undefined;
  }

  /** @param lengthMs of the run; calls that reached no service come last, under null */
  draw(lengthMs: number): AssessedRun['timeline'] {
    const width = Math.max(lengthMs, 1) / BINS;
    const rows = new Map(this.#services.map((service) => [service, Array.from({ length: BINS }, () => 0)]));
    const add = (service: string | null, at: number, count: number): void => {
      const bin = Math.min(BINS - 1, Math.floor(at / width));
      rows.get(service)![bin]! += count;
    };
    for (const { service, at } of this.#exact ?? []) add(service, at, 1);
    for (const [service, fine] of this.#fine) {
      fine.forEach((count, bin) => add(service, bin * this.#fineMs, count));
    }
    return [...rows]
      .map(([service, perBin]) => ({ service, perBin }))
      .sort(
        (a, b) =>
          Number(a.service === null) - Number(b.service === null) || (a.service! < b.service! ? -1 : 1),
      );
  }

  #round(service: string | null, at: number): void {
    while (at >= FINE_BINS * this.#fineMs) this.#halve();
    let fine = this.#fine.get(service);
    if (fine === undefined) {
      fine = new Uint32Array(FINE_BINS);
      this.#fine.set(service, fine);
    }
    fine[Math.floor(at / this.#fineMs)]! += 1;
  }

  /** Twice as wide bins: two and two become one. */
  #halve(): void {
    this.#fineMs *= 2;
    for (const fine of this.#fine.values()) {
      for (let bin = 0; bin < FINE_BINS / 2; bin += 1) fine[bin] = fine[bin * 2]! + fine[bin * 2 + 1]!;
      fine.fill(0, FINE_BINS / 2);
    }
  }
}
