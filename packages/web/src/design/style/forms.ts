// SPDX-License-Identifier: Apache-2.0

/** Search, facets, pages, theme. Whatever is to be hit is at least 24 pixels high (WCAG 2.2, 2.5.8). */
export const STYLE_FORMS = `
input, button { font: inherit; color: var(--ink); }
.search { display: flex; gap: 0.375rem; flex: 0 1 18rem; min-width: 0; }
.search input { flex: 1 1 auto; min-width: 0; background: var(--paper); border: 1px solid var(--strong-line); border-radius: 6px; padding: 0.3125rem 0.625rem; font-size: 0.9375rem; }
.search input::placeholder { color: var(--muted); opacity: 1; }
button { background: var(--card); border: 1px solid var(--strong-line); border-radius: 6px; padding: 0.3125rem 0.875rem; min-height: 1.75rem; font-size: 0.9375rem; cursor: pointer; }
button:hover { background: var(--sunk); }
.search.large { max-width: 40rem; gap: 0.5rem; }
.search.large input { background: var(--card); padding: 0.6875rem 0.875rem; font-size: 1.0625rem; border-radius: 8px; }
.search.large button { background: var(--stone); color: #fff; border-color: var(--stone); border-radius: 8px; padding: 0 1.25rem; }
.search.large button:hover { background: var(--facet); }

.with-facets { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; align-items: start; }
.facets { display: grid; gap: 1.5rem; }
.facet-panel { border: 0; min-width: 0; }
.facet-panel > summary { font-weight: 600; border: 1px solid var(--strong-line); border-radius: 6px; padding-left: 0.875rem; padding-right: 2rem; background: var(--card); }
.facet-panel > summary::after { right: 0.875rem; }
.facet-panel[open] > summary { margin-bottom: 1.25rem; }
@supports selector(::details-content) {
  @media (min-width: 60.01rem) {
    .facet-panel > summary { display: none; }
    .facet-panel::details-content { content-visibility: visible; block-size: auto; }
  }
}
.facet h2 { font-size: 0.875rem; padding-bottom: 0.375rem; border-bottom: 1px solid var(--line); margin-bottom: 0.25rem; display: flex; justify-content: space-between; gap: 0.5rem; }
.facet .clear { font-weight: 400; font-size: 0.8125rem; padding: 0.25rem 0; margin: -0.25rem 0; }
.facet li a { display: flex; gap: 0.5rem; align-items: center; padding: 0.1875rem 0; min-height: 1.625rem; font-size: 0.875rem; color: var(--ink); text-decoration: none; }
.facet li a:hover .facet-name { text-decoration: underline; }
.facet li a.none { color: var(--muted); }
.facet li a.selected { font-weight: 600; }
.facet li a.selected .glyph { color: var(--gold-line); }
.facet-name { flex: 1 1 auto; min-width: 0; }
.facet .count { color: var(--muted); font-weight: 400; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.facet details { border: 0; }
.facet summary { font-size: 0.8125rem; color: var(--muted); padding: 0.25rem 1.5rem 0.25rem 1.5rem; }

.pages { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin-top: 2rem; font-size: 0.9375rem; }
.pages ol { display: flex; flex-wrap: wrap; gap: 0.25rem; }
.pages li > * { display: block; min-width: 2rem; padding: 0.25rem 0.5rem; text-align: center; border-radius: 6px; font-variant-numeric: tabular-nums; }
.pages li a:hover { background: var(--sunk); }
.pages [aria-current] { background: var(--stone); color: #fff; font-weight: 600; }
.pages .after-gap { display: flex; }
.pages .after-gap::before { content: "…"; align-self: center; margin-right: 0.25rem; color: var(--muted); }

.themes { display: flex; gap: 0.75rem; align-items: center; }
.themes button { font-size: 0.8125rem; padding: 0.125rem 0.625rem; border-color: var(--line); color: var(--muted); }
.themes button[aria-pressed="true"] { color: var(--ink); border-color: var(--strong-line); font-weight: 600; }
.themes [role="group"] { display: flex; gap: 0.375rem; }
`;
