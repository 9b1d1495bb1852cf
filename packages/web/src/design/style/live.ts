// SPDX-License-Identifier: Apache-2.0

/** A run that is watched. */
export const STYLE_LIVE = `
.live-status { margin-top: 1.5rem; padding: 0.75rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--gold-line); border-radius: 0 8px 8px 0; min-height: 3.25rem; }
.live-levels { margin: 0 0 1.5rem; }
.live-levels h3 { margin-bottom: 0.5rem; font-size: 0.875rem; color: var(--muted); }
.live-levels small { display: block; margin-top: 0.25rem; }
#verdict th[scope="row"], #live-steps th[scope="row"] { min-width: 11rem; }
#live-steps > .scroll + .scroll { margin-top: 1.5rem; }
.fields select { font: inherit; font-size: 0.9375rem; color: var(--ink); background: var(--card); border: 1px solid var(--strong-line); border-radius: 6px; padding: 0.4375rem 0.625rem; min-height: 2.25rem; width: 12rem; max-width: 100%; }
.happens { counter-reset: happens; display: grid; gap: 0.625rem; max-width: 46rem; }
.happens li { counter-increment: happens; padding-left: 2rem; position: relative; }
.happens li::before { content: counter(happens); position: absolute; left: 0; top: 0.0625rem; width: 1.375rem; text-align: right; color: var(--muted); font-variant-numeric: tabular-nums; }
`;
