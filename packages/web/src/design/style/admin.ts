// SPDX-License-Identifier: Apache-2.0

/** Forms that change something, and the pages of who runs the marketplace. */
export const STYLE_ADMIN = `
.admin-bar { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; justify-content: space-between; align-items: center; padding-bottom: 0.75rem; border-bottom: 1px solid var(--line); margin-bottom: 2rem; }
.admin-bar ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; font-size: 0.9375rem; }
.admin-bar a { display: block; padding: 0.25rem 0; color: var(--muted); text-decoration: none; border-bottom: 2px solid transparent; }
.admin-bar a:hover { color: var(--ink); border-bottom-color: var(--line); }
.admin-bar a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--gold); }
.admin-bar form { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; }
.fields { display: grid; gap: 1.125rem; max-width: 34rem; justify-items: start; }
.fields.inline { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; max-width: none; margin-bottom: 1.25rem; font-size: 0.9375rem; }
.field { display: grid; gap: 0.25rem; width: 100%; border: 0; margin: 0; padding: 0; min-width: 0; }
.field > label:not(.choice), .field > legend { font-weight: 600; font-size: 0.9375rem; padding: 0; }
.field > legend { margin-bottom: 0.25rem; }
.fields input:not([type="checkbox"]) { background: var(--card); border: 1px solid var(--strong-line); border-radius: 6px; padding: 0.4375rem 0.625rem; min-height: 2.25rem; width: 100%; font-size: 0.9375rem; }
.fields.inline input:not([type="checkbox"]) { width: 15rem; max-width: 100%; }
.fields input[type="number"] { width: 8rem; }
.fields input::placeholder { color: var(--muted); opacity: 1; }
.choice { display: flex; gap: 0.5rem; align-items: center; min-height: 1.75rem; font-size: 0.9375rem; }
.choice input { width: 1.125rem; height: 1.125rem; margin: 0; flex: none; accent-color: var(--gold-line); }
button.main { background: var(--stone); color: #fff; border-color: var(--stone); border-radius: 8px; padding: 0.5rem 1.25rem; min-height: 2.5rem; }
button.main:hover { background: var(--facet); }
.acts { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.acts + * { margin-top: 1.25rem; }
.admin-bar ~ section:first-of-type { margin-top: 2.25rem; }
.page-head + .notice { margin-top: 1.5rem; }
td .acts { flex-wrap: nowrap; }
td .act button { font-size: 0.8125rem; padding: 0.0625rem 0.625rem; white-space: nowrap; }
.instant { white-space: nowrap; font-variant-numeric: tabular-nums; }
.details { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; }
.details .aside { font-size: inherit; }
`;
