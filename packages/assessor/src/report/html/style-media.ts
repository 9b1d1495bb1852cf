// SPDX-License-Identifier: Apache-2.0

/** Narrow windows, phones, little motion, high contrast, paper. */
export const STYLE_MEDIA = `
@media (max-width: 60rem) {
  .page { display: block; padding: 0 1.25rem; }
  nav { position: static; padding: 1.25rem 0 0; max-height: none; }
  nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  main { padding-top: 2rem; }
}
@media (max-width: 40rem) {
  .hero { grid-template-columns: minmax(0, 1fr); }
  .badge { grid-row: 1; display: flex; align-items: center; gap: 1rem; text-align: left; }
  .badge svg { width: 84px; height: auto; margin: 0; }
  .badge figcaption { margin: 0; }
  .ladder { grid-template-columns: minmax(0, 1fr); }
  .numbers { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  section { margin-top: 3rem; }
  .criterion > summary { grid-template-columns: minmax(0, 1fr); }
  .criterion-body { padding-left: 0; }
  table.many { min-width: 38rem; }
  .tiles { grid-template-columns: repeat(auto-fill, minmax(6.75rem, 1fr)); }
  .timeline { grid-template-columns: minmax(0, 1fr); gap: 0.25rem; }
  .timeline svg { margin-bottom: 0.5rem; }
  .lane-name small { display: inline; margin-left: 0.375rem; }
  .card { padding: 0.875rem 1rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media (forced-colors: active) {
  .tile, .mark { border: 1px solid; }
  .lane rect, .streak { forced-color-adjust: none; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --sunk: #fff; }
  body { font-size: 10pt; }
  .page { display: block; max-width: none; padding: 0; }
  nav, .skip, .copy button, .download { display: none; }
  main { padding: 0; }
  .numbers { grid-template-columns: repeat(6, 1fr); gap: 0.5rem; }
  .criterion-body { padding-bottom: 0.25rem; }
  .tiles { grid-template-columns: repeat(auto-fill, minmax(6rem, 1fr)); }
  .tile { min-height: 0; padding: 0.25rem 0.375rem; }
  section { margin-top: 1.5rem; }
  h2, h3, summary { break-after: avoid; }
  .todo li, .finding, .card, tr, .tile, .timeline { break-inside: avoid; }
  summary::after { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll, pre { overflow: visible; white-space: pre-wrap; }
  .tile, .mark, .band, .lane, .badge { print-color-adjust: exact; }
}
`;
