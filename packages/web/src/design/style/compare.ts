// SPDX-License-Identifier: Apache-2.0

/** Solutions side by side, and how they are chosen. */
export const STYLE_COMPARE = `
.choose .chosen { margin-bottom: 1rem; }
.offered { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.5rem; }
.offered a { display: flex; gap: 0.75rem; align-items: center; padding: 0.3125rem 0.875rem 0.3125rem 0.625rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); text-decoration: none; font-size: 0.875rem; }
.offered a:hover { border-color: var(--strong-line); background: var(--sunk); }
.choose .fold { border-bottom: 1px solid var(--line); }
.choose .fold + * { margin-top: 0; }
.choose .aside { margin-top: 0.875rem; }
.compared table { table-layout: fixed; min-width: 34rem; }
.compared.of-3 table { min-width: 46rem; }
.compared.of-4 table { min-width: 58rem; }
.compared th.name { width: 32%; } .compared.of-3 th.name { width: 26%; } .compared.of-4 th.name { width: 22%; }
.compared thead th:first-child { width: 32%; } .compared.of-3 thead th:first-child { width: 26%; } .compared.of-4 thead th:first-child { width: 22%; }
.compared td, .compared th { vertical-align: top; }
.compared td small, .compared th small { margin-top: 0.1875rem; }
.compared .mark, .compared .tier { white-space: normal; }
.compared .matrix th[scope="row"], .compared .matrix small { white-space: normal; }
.compared .matrix .mark.quiet { background: none; padding-left: 0; font-weight: 400; }
.same { font-size: 0.9375rem; margin-top: 0.75rem; }
.same a { color: inherit; text-decoration-color: var(--strong-line); }
.suggested li { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 1rem; padding: 0.4375rem 0; border-bottom: 1px solid var(--line); }
.compare-bar { position: sticky; bottom: 0.5rem; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.375rem 1rem; align-items: center; padding: 0.75rem 1rem; margin-top: 1rem; background: var(--card); border: 1px solid var(--strong-line); border-radius: 8px; font-size: 0.9375rem; }
.compare-bar button { background: var(--stone); color: #fff; border-color: var(--stone); }
.compare-bar button:hover { background: var(--facet); }
@supports selector(:has(*)) {
  .compare-bar { display: none; }
  main:has(.pick input:checked) .compare-bar, .compare-bar.ticked { display: flex; }
}
.compare-bar .chosen { margin: 0; }
.compare-bar .chosen:empty { display: none; }
.compare-bar .chosen button { background: var(--paper); color: var(--ink); border-radius: 999px; border-color: var(--strong-line); font-size: 0.875rem; padding: 0.125rem 0.75rem; }
.compare-bar button:disabled { opacity: 0.55; cursor: default; }
.pick { display: inline-flex; gap: 0.4375rem; align-items: center; min-height: 1.5rem; font-size: 0.8125rem; color: var(--muted); cursor: pointer; }
.pick input { width: 1rem; height: 1rem; accent-color: var(--gold-line); margin: 0; }
@media (max-width: 40rem) {
  .suggested li { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .compared th.name, .compared thead th:first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; }
  .compared th.name, .compared thead th:first-child, .compared.of-3 th.name, .compared.of-3 thead th:first-child, .compared.of-4 th.name, .compared.of-4 thead th:first-child { width: 7.25rem; }
  .compared table { min-width: 24rem; } .compared.of-3 table { min-width: 32rem; } .compared.of-4 table { min-width: 40rem; }
}
@media print { .choose, .compare-bar, .pick, .doors { display: none; } }
`;
