// SPDX-License-Identifier: Apache-2.0

/** The parts that sections are made of: marks, lists, disclosures, tables, cards, blocks to copy. */
export const STYLE_PARTS = `
.mark { display: inline-block; white-space: nowrap; border-radius: 4px; padding: 0.0625rem 0.5rem; font-size: 0.8125rem; font-weight: 600; line-height: 1.5; }
p.mark { white-space: normal; }
.sign { display: inline-block; min-width: 0.8em; text-align: center; }
.mark.good { color: var(--good); background: var(--good-fill); }
.mark.bad { color: var(--bad); background: var(--bad-fill); }
.mark.warn { color: var(--warn); background: var(--warn-fill); }
.mark.quiet { color: var(--quiet); background: var(--quiet-fill); }
.empty { color: var(--muted); padding: 0.75rem 0; }
.empty.good { color: var(--good); }
.mend { margin-top: 0.375rem; }
.mend strong, .reason strong { margin-right: 0.25rem; }
.reason { color: var(--muted); margin-top: 0.375rem; }
.id { margin-top: 0.5rem; color: var(--muted); }
.evidence { margin-top: 0.5rem; color: var(--muted); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }

.todo li, .finding { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; }
.todo, .findings { display: grid; gap: 0.75rem; }
.todo-title { margin-bottom: 0.375rem; }
.todo-title a { font-weight: 600; margin-left: 0.375rem; color: var(--ink); text-decoration-color: var(--line); }
.finding-head { margin-bottom: 0.5rem; color: var(--muted); }
.finding-head code { margin-left: 0.375rem; }
.finding-text { font-weight: 500; }

.level-group + .level-group { margin-top: 2rem; }
.level-group h3 { margin-bottom: 0.625rem; }
.level-group h3 .aside { margin-left: 0.375rem; }
details { border-top: 1px solid var(--line); }
.level-group details:last-child, .numbers-table { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: 0.625rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; list-style: none; position: relative; padding-right: 1.75rem; }
summary::-webkit-details-marker { display: none; }
summary::after { content: ""; position: absolute; right: 0.375rem; top: 1.05rem; width: 0.5rem; height: 0.5rem; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
details[open] > summary::after { transform: rotate(225deg); top: 1.25rem; }
summary:hover .statement { text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
.criterion > summary { display: grid; grid-template-columns: 8.25rem minmax(0, 1fr); }
.criterion > summary .mark { justify-self: start; }
.statement { font-weight: 500; flex: 1 1 14rem; }
.criterion-body { padding: 0 0 1.125rem 9rem; }
.by-run { margin-top: 0.75rem; display: grid; gap: 0.5rem; }
.by-run .evidence { margin-top: 0.125rem; }

p.after { margin-top: 0.75rem; color: var(--muted); font-size: 0.875rem; }
.scroll {
  position: relative;
  overflow-x: auto;
  background:
    linear-gradient(to right, var(--paper) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 0.75rem 100% no-repeat scroll,
    linear-gradient(to left, var(--shade), transparent) right / 0.75rem 100% no-repeat scroll;
}
table.runs { table-layout: fixed; }
table.runs td, table.runs th { overflow-wrap: anywhere; }
.ordinal { width: 2.25rem; color: var(--muted); font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.45; }
caption { text-align: left; color: var(--muted); font-size: 0.8125rem; padding-bottom: 0.5rem; }
h2 + .scroll caption, .lead + .scroll caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; padding: 0; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-top: 1px solid var(--line); font-weight: 400; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; border-bottom: 1px solid var(--strong-line); font-weight: 600; vertical-align: bottom; }
tbody tr:first-child > * { border-top: 0; }
tbody th { font-weight: 500; }
td small, th small { display: block; }
td .mark + small { margin-top: 0.125rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.wide { min-width: 14rem; overflow-wrap: anywhere; }
tr.other > * { color: var(--muted); }
.tests { border: 0; }
.tests summary { padding: 0.125rem 1.5rem 0.125rem 0; }
.tests summary::after, .tests[open] > summary::after { top: 0.4rem; }

.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0.75rem; }
.wide-cards { grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; min-width: 0; }
.card h3 { margin-bottom: 0.625rem; }
.card dl { font-size: 0.875rem; }
.card dl div { padding: 0.3125rem 0; display: grid; grid-template-columns: 8.25rem minmax(0, 1fr); gap: 0.75rem; }
.card dt { color: var(--muted); }
.card dd { }
.residue { display: grid; gap: 0.5rem; margin-bottom: 1.75rem; }
.residue > li > span:nth-child(2) { margin-left: 0.375rem; }
.residue ul, .residue p { margin-top: 0.25rem; font-size: 0.875rem; }

.copy { margin-top: 1.25rem; position: relative; }
.copy h3 { margin-bottom: 0.5rem; padding-right: 6rem; }
.copy button { position: absolute; right: 0; top: -0.3125rem; min-height: 1.75rem; font: inherit; font-size: 0.8125rem; color: var(--ink); background: var(--card); border: 1px solid var(--strong-line); border-radius: 6px; padding: 0.125rem 0.75rem; cursor: pointer; }
.copy button:hover { background: var(--sunk); }
pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; padding: 0.875rem 1rem; overflow-x: auto; line-height: 1.6; }
pre code { overflow-wrap: normal; font-size: 0.8125rem; }
.download { display: inline-block; margin-top: 0.75rem; padding: 0.125rem 0; }
`;
