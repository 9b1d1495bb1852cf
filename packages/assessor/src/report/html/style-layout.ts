// SPDX-License-Identifier: Apache-2.0

/** The page: type, the column of sections, the navigation beside it, the head. */
export const STYLE_LAYOUT = `
*, *::before, *::after { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
h1, h2, h3, p, ul, ol, dl, dd, figure, pre, table { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 2.75rem); letter-spacing: -0.02em; }
h2 { font-size: 1.375rem; letter-spacing: -0.01em; }
h3 { font-size: 1rem; }
a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.875em; }
code { unicode-bidi: isolate; }
small { font-size: 0.8125rem; color: var(--muted); font-weight: 400; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.5rem 1rem; z-index: 2; }
.page { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 3.5rem; }
nav { position: sticky; top: 0; align-self: start; padding: 2.75rem 0; font-size: 0.875rem; max-height: 100vh; overflow-y: auto; }
nav a { display: block; padding: 0.25rem 0; color: var(--muted); text-decoration: none; }
nav a:hover { color: var(--ink); text-decoration: underline; }
.brand { font-weight: 650; letter-spacing: 0.01em; margin-bottom: 0.75rem; padding-left: 0.75rem; border-left: 3px solid var(--gold); }
main { min-width: 0; padding: 2.5rem 0 4rem; overflow-wrap: anywhere; }
section { margin-top: 4rem; }
section > h2 { padding-bottom: 0.75rem; }
.lead { color: var(--muted); max-width: 44rem; margin-bottom: 1.25rem; }
.aside { color: var(--muted); font-weight: 400; font-size: 0.875rem; }
footer { border-top: 1px solid var(--line); padding: 1.5rem; text-align: center; color: var(--muted); font-size: 0.875rem; }

.hero { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1.5rem 2rem; align-items: center; }
.eyebrow { color: var(--muted); font-size: 0.875rem; margin-bottom: 0.625rem; }
.version { font-weight: 400; color: var(--muted); }
.byline { color: var(--muted); margin-top: 0.375rem; }
.headline { font-size: 1.1875rem; margin-top: 1.25rem; text-wrap: balance; }
.badge { text-align: center; }
.badge svg { display: block; margin: 0 auto; }
.badge figcaption { margin-top: 0.5rem; line-height: 1.3; }
.badge-level { display: block; font-size: 1.25rem; font-weight: 650; }
.badge-of { display: block; color: var(--muted); font-size: 0.875rem; }
.stone { fill: var(--stone); stroke: var(--line); stroke-width: 1; }
.facet { fill: var(--facet); }
.streak { fill: none; stroke: var(--gold); stroke-width: 9; stroke-linecap: round; }
.no-streak { fill: none; stroke: #6b737b; stroke-width: 1.5; stroke-linecap: round; stroke-dasharray: 3 6; }

.ladder, .numbers { grid-column: 1 / -1; display: grid; }
.ladder { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.75rem; margin-top: 0.5rem; }
.rung { border-top: 3px solid var(--line); padding-top: 0.625rem; }
.rung.reached { border-top-color: var(--gold-line); }
.rung a { font-weight: 600; margin-right: 0.5rem; color: var(--ink); text-decoration-color: var(--line); }
.rung a:hover, .todo-title a:hover { text-decoration-color: currentcolor; }
.rung p { color: var(--muted); font-size: 0.875rem; margin-top: 0.375rem; }
.numbers { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1.25rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: 1.25rem 0; margin-top: 0.5rem; }
.numbers div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.numbers dt { color: var(--muted); font-size: 0.8125rem; line-height: 1.3; }
.numbers dd { font-size: 1.5rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.notice { margin-top: 1rem; padding: 0.75rem 1rem; border-left: 3px solid var(--bad); background: var(--bad-fill); }
`;
