// SPDX-License-Identifier: Apache-2.0

/** What only the pages have that look over all solutions: who uses what, and lists that can be narrowed. */
export const STYLE_OVERVIEWS = `
.usage-rows { display: grid; grid-template-columns: 16.25rem max-content max-content; gap: 0 0.75rem; align-items: center; width: max-content; font-size: 0.8125rem; }
.usage-name { position: sticky; left: 0; z-index: 1; background: var(--paper); align-self: stretch; display: flex; align-items: center; gap: 0.375rem; line-height: 1.2; border-bottom: 1px solid var(--line); }
.usage-name a { line-height: 1rem; padding: 0.25rem 0; color: var(--ink); text-decoration-color: var(--strong-line); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.usage-name a:hover, .usage-name a:focus-visible { flex: none; overflow: visible; background: var(--paper); padding-right: 0.5rem; }
.usage-note { color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.usage svg { overflow: visible; }
.usage-rows > svg[role] { border-bottom: 1px solid var(--line); }
.usage text { font-size: 12px; fill: var(--ink); }
.usage .seen { stroke: var(--heat4); stroke-width: 3; fill: none; } .usage .thin.found { stroke-width: 1.5; }
.usage .h1 { fill: var(--heat1); stroke: var(--heat4); stroke-width: 0.75; } .usage .h2 { fill: var(--heat2); stroke: var(--heat4); stroke-width: 0.75; }
.usage .h3 { fill: var(--heat3); } .usage .h4 { fill: var(--heat4); } .usage .h5 { fill: var(--heat5); }
.usage .found { fill: none; stroke: var(--strong-line); stroke-width: 1.25; }
.narrow { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.875rem; margin-bottom: 0.75rem; }
.narrow a { color: var(--muted); text-decoration: none; padding: 0.125rem 0; border-bottom: 2px solid transparent; }
.narrow a:hover { text-decoration: underline; }
.narrow a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--gold); }
.standings { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; color: inherit; text-decoration: none; font-variant-numeric: tabular-nums; }
.standings u { text-decoration-color: var(--strong-line); text-underline-offset: 0.18em; }
.standings > span { white-space: nowrap; }
.names { columns: 15rem; column-gap: 2rem; font-size: 0.875rem; }
.names li { break-inside: avoid; padding: 0.1875rem 0; }
.names a { color: inherit; text-decoration-color: var(--line); }
@media (max-width: 40rem) {
  .usage-rows { grid-template-columns: 8.5rem max-content max-content; }
}
`;
