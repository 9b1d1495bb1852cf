// SPDX-License-Identifier: Apache-2.0

/** Tables, and what scrolls because it is wider than the page. */
export const STYLE_TABLES = `
.scroll {
  position: relative; overflow-x: auto;
  background:
    linear-gradient(to right, var(--under, var(--paper)) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--under, var(--paper)) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 0.75rem 100% no-repeat scroll,
    linear-gradient(to left, var(--shade), transparent) right / 0.75rem 100% no-repeat scroll;
}
.card { --under: var(--card); }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.45; }
caption { text-align: left; color: var(--muted); font-size: 0.8125rem; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: baseline; padding: 0.4375rem 1rem 0.4375rem 0; border-top: 1px solid var(--line); font-weight: 400; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; border-bottom: 1px solid var(--strong-line); font-weight: 600; vertical-align: bottom; }
thead th a { color: inherit; }
thead th[aria-sort="descending"]::after { content: " ↓"; }
thead th[aria-sort="ascending"]::after { content: " ↑"; }
tbody tr:first-child > * { border-top: 0; }
tbody th { font-weight: 500; }
tbody th a { color: inherit; text-decoration-color: var(--strong-line); }
tbody th a:hover { text-decoration-color: currentcolor; }
td small, th small { display: block; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.number + td:not(.number), th.number + th:not(.number) { padding-left: 1rem; }
td.wide { min-width: 15rem; overflow-wrap: anywhere; }
@media (min-width: 60.01rem) { tr:has(> td.wide) > th.name { min-width: 13rem; } }
td.fill { width: 45%; min-width: 8rem; vertical-align: middle; }
tr.dim > * { color: var(--muted); }
tr.group > th { font-weight: 650; padding-top: 1rem; }
tbody:first-of-type > tr.group > th { padding-top: 0.4375rem; }
`;
