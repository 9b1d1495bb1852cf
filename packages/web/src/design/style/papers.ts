// SPDX-License-Identifier: Apache-2.0

/** Guidelines, the method, labs, vendors, the API's reference: pages that are read. */
export const STYLE_PAPERS = `
.criterion + .criterion { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.criterion h3 { font-size: 1.0625rem; text-wrap: wrap; }
.criterion > p { margin-top: 0.375rem; max-width: 46rem; }
.criterion > .judged { color: var(--muted); font-size: 0.875rem; }
.criterion > .judged strong { font-weight: 600; }
.outcomes { margin-top: 0.75rem; font-size: 0.875rem; display: grid; gap: 0.375rem; }
.outcomes li { display: grid; grid-template-columns: 11.5rem minmax(0, 1fr); gap: 0.25rem 1rem; }
.outcomes li > a { color: inherit; text-decoration: none; font-variant-numeric: tabular-nums; }
.outcomes li > a:hover { text-decoration: underline; }
.outcomes span > a { color: inherit; text-decoration-color: var(--strong-line); }
.prose > p, .prose > ol, .prose > ul { max-width: 46rem; }
.prose > * + p, .prose > p + * { margin-top: 0.75rem; }
.spaced li { padding: 0.1875rem 0; }
.words th.name { width: 11rem; }
.endpoint > summary { padding-left: 0; }
.endpoint code.method { font-weight: 650; color: var(--good); margin-right: 0.25rem; }
.endpoint .fold-body > * + * { margin-top: 0.75rem; }
.example { background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--gold-line); border-radius: 0 8px 8px 0; padding: 0.75rem 1.25rem; margin-top: 1rem; max-width: 52rem; font-size: 0.9375rem; }
.example > p + p, .example > p + ul { margin-top: 0.5rem; }
.example .eyebrow { margin-bottom: 0.25rem; font-size: 0.8125rem; }
@media (min-width: 60.01rem) {
  .long-names .share-row { grid-template-columns: 24rem minmax(0, 1fr) 7.5rem; }
}
@media (max-width: 40rem) {
  .outcomes li { grid-template-columns: minmax(0, 1fr); gap: 0.125rem; }
}
`;
