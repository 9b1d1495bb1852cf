// SPDX-License-Identifier: Apache-2.0
import { LIGHT } from './colours.js';

/** Narrow windows, phones, little motion, high contrast, paper. */
export const STYLE_MEDIA = `
@media (max-width: 60rem) {
  .with-contents { display: block; }
  .contents { position: static; padding: 0.75rem 0 0; max-height: none; overflow: visible; }
  .contents ul { display: flex; gap: 0 1.25rem; overflow-x: auto; padding: 0.25rem 2.5rem 0.25rem 0.25rem; margin-left: -0.25rem; mask-image: linear-gradient(to left, transparent, #000 2.5rem); }
  .contents a { padding-left: 0; border: 0; white-space: nowrap; }
  .with-facets { grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
  .site-header .search { flex: 1 1 100%; }
}
@media (max-width: 40rem) {
  .bar, .page { padding-left: 1rem; padding-right: 1rem; }
  .site-header nav ul { gap: 0 0.75rem; font-size: 0.8125rem; }
  .page-head { display: block; }
  .page-figure { margin-top: 1rem; }
  .level.large { flex-direction: row; text-align: left; }
  .level.large .stone { width: 72px; height: auto; }
  .ladder { grid-template-columns: minmax(0, 1fr); }
  .numbers { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; }
  .numbers:has(> :nth-child(4):last-child) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  main > section, .stack > section { margin-top: 2.75rem; }
  .facts div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .timeline { grid-template-columns: minmax(0, 1fr); gap: 0.25rem; }
  .timeline svg { margin-bottom: 0.5rem; }
  .lane-name small { display: inline; margin-left: 0.375rem; }
  .share-row { grid-template: "name of" auto "bar bar" auto / minmax(0, 1fr) max-content; gap: 0.25rem 1rem; padding: 0.375rem 0; }
  .matrix small { white-space: normal; }
  th, td, .matrix td, .matrix thead th + th { padding-right: 0.625rem; }
  .matrix .mark { padding: 0.0625rem 0.3125rem; }
  th.name { min-width: 8.5rem; }
  td.fill { min-width: 3rem; width: 18%; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media (forced-colors: active) {
  .mark, .tier, .pages [aria-current] { border: 1px solid; }
  .site-header nav a:not([aria-current]) { border-bottom: 0; }
  .chart svg, .stone { forced-color-adjust: none; }
}
@media print {
  :root, :root[data-theme] { ${LIGHT} --paper: #fff; --card: #fff; --sunk: #fff; }
  body { font-size: 10pt; display: block; }
  .page, .with-contents { display: block; max-width: none; padding: 0; }
  .site-header, .search, .contents, .crumbs, .skip, .facets, .pages, .themes, .site-map, .copy button { display: none; }
  main { padding: 0; }
  main > section, .stack > section { margin-top: 1.5rem; }
  h2, h3, summary { break-after: avoid; }
  tr, .card, .heat > *, .timeline { break-inside: avoid; }
  summary::after { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll, pre { overflow: visible; white-space: pre-wrap; }
  .chart svg, .mark, .stone, .glyph { print-color-adjust: exact; }
}
`;
