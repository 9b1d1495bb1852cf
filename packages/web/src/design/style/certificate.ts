// SPDX-License-Identifier: Apache-2.0

/** The chain of a certificate, and calls of a run. */
export const STYLE_CERTIFICATE = `
.chain { counter-reset: link; margin-top: 1.5rem; }
.chain > li { counter-increment: link; position: relative; padding: 0 0 1.375rem 2.75rem; }
.chain > li::before { content: counter(link); position: absolute; left: 0; top: 0; width: 1.75rem; height: 1.75rem; border-radius: 50%; border: 1px solid var(--strong-line); background: var(--card); display: grid; place-items: center; font-size: 0.8125rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.chain > li:not(:last-child)::after { content: ""; position: absolute; left: 0.875rem; top: 1.875rem; bottom: 0.125rem; border-left: 2px solid var(--gold-line); }
.chain > .broken::before { border-color: var(--bad); color: var(--bad); }
.chain > .broken::after, .chain > .not-looked-at::after { border-left-style: dotted; border-left-color: var(--strong-line); }
.chain > .not-looked-at::before { color: var(--muted); border-style: dashed; }
.chain h3 { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; font-size: 1rem; line-height: 1.375rem; padding: 0.1875rem 0; }
.chain p { max-width: 44rem; }
.rests { margin-top: 0.375rem; display: grid; gap: 0.125rem; font-size: 0.8125rem; line-height: 1.5; overflow-wrap: anywhere; }
.rests li { padding-left: 0.875rem; border-left: 2px solid var(--line); }
.whole-digest { overflow-wrap: anywhere; }
.call-status { white-space: nowrap; font-variant-numeric: tabular-nums; }
.call-path { overflow-wrap: anywhere; min-width: 10rem; display: block; color: var(--muted); }
p.chosen { margin-bottom: 1.25rem; }
.chosen a[aria-current] { border-color: var(--gold-line); background: var(--gold-fill); }
del { color: var(--muted); }
ins { text-decoration: none; font-weight: 600; }
tr:has(:target) > * { background: var(--gold-fill); }
`;
