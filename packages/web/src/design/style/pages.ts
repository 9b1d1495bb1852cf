// SPDX-License-Identifier: Apache-2.0

/** What only some pages have: questions of the home page, results of a search, the verdict of a listing. */
export const STYLE_PAGES = `
.after-headline { margin-top: 0.875rem; }
.doors { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1rem; font-size: 0.9375rem; }
.doors a { border: 1px solid var(--strong-line); border-radius: 6px; background: var(--card); color: var(--ink); padding: 0.3125rem 0.875rem; text-decoration: none; }
.doors a:hover { background: var(--sunk); }
.after-table { margin-top: 0.75rem; }
.behind { margin: 2rem 0 0.5rem; }
h3 + .fold { margin-top: 0.5rem; }
.sources { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; margin-top: 0.5rem; }
.places { display: grid; gap: 0.1875rem; font-size: 0.875rem; margin-top: 0.5rem; }
.fold-body > p + p { margin-top: 0.5rem; }
.listed { font-size: 0.875rem; }
.badges img { vertical-align: middle; }
.runtime { display: block; } .runtime + .runtime { margin-top: 0.375rem; }

.questions { margin-top: 1.75rem; }
.questions ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 0 3rem; }
.questions a { height: 100%; display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; padding: 0.5rem 0; border-bottom: 1px solid var(--line); color: var(--ink); text-decoration: none; }
.questions a:hover span { text-decoration: underline; text-underline-offset: 0.18em; }
.questions strong { flex: none; color: var(--muted); font-weight: 600; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.halves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 2rem 3rem; margin: 2rem 0; }
.level-link { text-decoration: none; }
.tags { display: flex; flex-wrap: wrap; gap: 0.5rem 1.75rem; }
.tags li { padding: 0.125rem 0; }

.chosen { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1rem; font-size: 0.875rem; align-items: center; }
.chosen a { display: inline-flex; gap: 0.375rem; align-items: baseline; padding: 0.125rem 0.75rem; border: 1px solid var(--strong-line); border-radius: 999px; background: var(--card); color: var(--ink); text-decoration: none; font-weight: 600; }
.chosen a:hover { background: var(--sunk); }
.chosen .all a { border: 0; background: none; font-weight: 400; text-decoration: underline; }
.chosen + .with-facets, .search.large + .with-facets { margin-top: 1.75rem; }
.with-facets > :only-child { grid-column: 1 / -1; }
.search.large + .notice { margin: 1.25rem 0 0; }
.sorting { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; font-size: 0.875rem; padding-bottom: 0.5rem; }
.sorting a { padding: 0.125rem 0; color: var(--muted); text-decoration: none; }
.sorting a:hover { text-decoration: underline; }
.sorting a[aria-current] { color: var(--ink); font-weight: 600; }

.results > li { border-top: 1px solid var(--line); }
.results > li:first-child { border-top: 0; }
.result { display: grid; grid-template-columns: 9.25rem minmax(0, 1fr) 8.25rem; gap: 0.25rem 1.25rem; padding: 1.25rem 0; align-items: start; }
.result-level, .result-trust { display: grid; gap: 0.375rem; justify-items: start; }
.result-level > .aside { padding-left: 2.375rem; line-height: 1.35; }
.result h3 { font-size: 1.125rem; }
.result h3 a { color: var(--ink); text-decoration-color: var(--strong-line); }
.result .version { font-size: 0.875rem; overflow-wrap: anywhere; }
.result .byline { font-size: 0.8125rem; margin-top: 0.125rem; }
.result-description { margin-top: 0.375rem; font-size: 0.9375rem; max-width: 44rem; }
.result-facts { margin-top: 0.5rem; display: grid; gap: 0.1875rem; font-size: 0.875rem; }
.result-facts div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0.625rem; }
.result-facts dt { color: var(--muted); }
.result-facts dd { display: flex; flex-wrap: wrap; gap: 0.125rem 0.5rem; align-items: center; }
.wider { margin-top: 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--strong-line); }
.wider h3 { font-size: 0.9375rem; margin-bottom: 0.25rem; }
.wider li { padding: 0.125rem 0; }

.verdict { margin-top: 1.5rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--gold-line); border-radius: 0 8px 8px 0; }
.verdict li { margin-top: 0.5rem; }
.verdict li a { font-weight: 600; color: var(--ink); text-decoration-color: var(--strong-line); }
.verdict li span { display: block; color: var(--muted); }
#level .rung { margin-top: 1.5rem; }
#level .rung .fold-body a { font-weight: 400; }
#level .fold .fold { margin-left: 1.25rem; }
#level .rung h3 { margin-bottom: 0.5rem; }

@media (max-width: 60rem) {
  .facet-panel .facets { grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); padding-bottom: 1rem; }
}
@media (max-width: 40rem) {
  .result { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
  .result-level { grid-auto-flow: column; justify-content: space-between; align-items: center; }
  .result-trust { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
  .result-facts div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .questions a { gap: 0.75rem; }
}
@media print { .facet-panel, .sorting, .chosen, .wider { display: none; } }
`;
