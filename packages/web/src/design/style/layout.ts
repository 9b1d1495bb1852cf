// SPDX-License-Identifier: Apache-2.0

/** Type, the shell around every page, the head of a page and its sections. */
export const STYLE_LAYOUT = `
*, *::before, *::after { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); min-height: 100vh; display: flex; flex-direction: column;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, pre, table { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 2.75rem); letter-spacing: -0.02em; }
h2 { font-size: 1.375rem; letter-spacing: -0.01em; }
h3, h4 { font-size: 1rem; }
a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.875em; }
code { unicode-bidi: isolate; }
time { white-space: nowrap; }
small { font-size: 0.8125rem; color: var(--muted); font-weight: 400; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; padding: 0; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.5rem 1rem; z-index: 2; }
.aside { color: var(--muted); font-weight: 400; font-size: 0.875rem; }

.bar { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; width: 100%; }
.site-header { background: var(--card); border-bottom: 1px solid var(--line); }
.site-header .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 2rem; padding-top: 0.75rem; padding-bottom: 0.75rem; }
.brand { display: inline-flex; align-items: center; gap: 0.5rem; font-weight: 650; font-size: 1.125rem; color: var(--ink); text-decoration: none; }
.site-header nav { flex: 1 1 auto; }
.site-header nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: 0.9375rem; }
.site-header nav a { display: block; padding: 0.375rem 0; color: var(--muted); text-decoration: none; border-bottom: 2px solid transparent; }
.site-header nav a:hover { color: var(--ink); border-bottom-color: var(--line); }
.site-header nav a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--gold); }

.page { flex: 1; max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; width: 100%; }
.with-contents { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 3rem; }
.contents { position: sticky; top: 0; align-self: start; padding: 2.25rem 0; font-size: 0.875rem; max-height: 100vh; overflow-y: auto; }
.contents a { display: block; padding: 0.25rem 0 0.25rem 0.75rem; color: var(--muted); text-decoration: none; border-left: 2px solid var(--line); }
.contents a:hover { color: var(--ink); border-left-color: var(--gold); }
main { min-width: 0; padding: 1.75rem 0 4rem; overflow-wrap: anywhere; }
main > section, .stack > section { margin-top: 3.5rem; }
section > h2 { padding-bottom: 0.75rem; }
.anchor { color: inherit; text-decoration: none; }
.anchor:hover { text-decoration: underline; text-decoration-color: var(--gold); }
.lead { color: var(--muted); max-width: 46rem; margin-bottom: 1.25rem; }

.crumbs ol { display: flex; flex-wrap: wrap; font-size: 0.8125rem; color: var(--muted); }
.crumbs li + li::before { content: "/"; margin: 0 0.5rem; color: var(--strong-line); }
.crumbs a { color: var(--muted); }
.crumbs { margin-bottom: 1.25rem; }
.page-head + * { margin-top: 1.5rem; }
.page-head + section { margin-top: 2.5rem; }

.page-head { display: flex; gap: 1.5rem 2rem; align-items: center; justify-content: space-between; }
.page-words { min-width: 0; flex: 1 1 auto; }
.eyebrow { color: var(--muted); font-size: 0.875rem; margin-bottom: 0.5rem; }
.version { font-weight: 400; color: var(--muted); }
h1 .version { font-size: 0.5625em; letter-spacing: 0; }
.byline { color: var(--muted); margin-top: 0.375rem; }
.byline a { display: inline-block; max-width: 100%; }
.headline code { white-space: nowrap; }
.headline { font-size: 1.1875rem; margin-top: 1rem; text-wrap: balance; max-width: 46rem; }

.site-footer { border-top: 1px solid var(--line); color: var(--muted); font-size: 0.875rem; }
.site-footer .bar { padding-top: 1.5rem; padding-bottom: 2rem; display: grid; gap: 0.75rem; }
.site-footer p { max-width: 60rem; }
.site-map { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); gap: 1.25rem 1.5rem; margin: 0.75rem 0; }
.site-map p { color: var(--ink); font-weight: 600; margin-bottom: 0.25rem; }
.site-map li a { display: inline-block; padding: 0.125rem 0; color: inherit; text-decoration-color: var(--strong-line); }
`;
