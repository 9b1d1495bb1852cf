// SPDX-License-Identifier: Apache-2.0

/** Marks, facts, numbers, disclosures, cards, blocks to copy. */
export const STYLE_PARTS = `
.glyph { width: 1em; height: 1em; flex: none; vertical-align: -0.125em; color: var(--quiet); }
.glyph.good { color: var(--good); } .glyph.bad { color: var(--bad); } .glyph.warn { color: var(--warn); }
.glyph .fill { fill: currentColor; }
.glyph .line { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.glyph .bold { stroke-width: 2.25; }
.glyph .cut { fill: none; stroke: var(--card); stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.mark { display: inline-flex; align-items: center; gap: 0.375rem; white-space: nowrap; border-radius: 4px; padding: 0.0625rem 0.5rem 0.0625rem 0.4375rem; font-size: 0.8125rem; font-weight: 600; line-height: 1.5; vertical-align: middle; }
.mark.compact { padding: 0; }
.mark.compact .glyph { width: 1.125rem; height: 1.125rem; }
.mark.good { color: var(--good); background: var(--good-fill); }
.mark.bad { color: var(--bad); background: var(--bad-fill); }
.mark.warn { color: var(--warn); background: var(--warn-fill); }
.mark.quiet { color: var(--quiet); background: var(--quiet-fill); }
.mark .cut { stroke: var(--good-fill); } .mark.bad .cut { stroke: var(--bad-fill); } .mark.compact .cut { stroke: var(--card); }
.tier { display: inline-flex; vertical-align: middle; align-items: center; gap: 0.375rem; font-size: 0.8125rem; font-weight: 600; line-height: 1.5; border: 1px solid var(--strong-line); border-radius: 999px; padding: 0 0.625rem 0 0.5rem; white-space: nowrap; }
.tier .aside { font-size: inherit; }
.tier.self-attested { border-style: dashed; font-weight: 500; }
.tier.scan { border-style: dashed; font-weight: 500; color: var(--muted); }
.tier.reproduced { border-color: var(--gold-line); background: var(--gold-fill); }

.level { display: inline-flex; align-items: center; gap: 0.5rem; }
.level.small { align-items: baseline; }
.level.small .stone { align-self: center; margin: -0.25rem 0; }
.level-words { display: grid; line-height: 1.3; }
.level-name { font-weight: 650; white-space: nowrap; }
.level.none .level-name { color: var(--muted); font-weight: 500; }
.level.large { flex-direction: column; text-align: center; }
.level.large .level-name { font-size: 1.25rem; }
.stone .body { fill: var(--stone); }
.stone .facet { fill: var(--facet); }
.stone .streak { fill: none; stroke: var(--gold); stroke-width: 9; stroke-linecap: round; }
.stone .no-streak { fill: none; stroke: #7b838b; stroke-width: 1.5; stroke-linecap: round; stroke-dasharray: 3 6; }
.level.small .streak, .brand .streak { stroke-width: 13; }
.level.small .no-streak { stroke-width: 5; stroke-dasharray: 5 11; }

.ladder { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.75rem; margin-top: 1.5rem; }
.rung { border-top: 3px solid var(--line); padding-top: 0.625rem; }
.rung.reached { border-top-color: var(--gold-line); }
.rung > :first-child { display: flex; flex-wrap: wrap; gap: 0.25rem 0.625rem; align-items: center; }
.rung a { font-weight: 600; color: var(--ink); text-decoration-color: var(--strong-line); }
.rung p { color: var(--muted); font-size: 0.875rem; margin-top: 0.375rem; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1.25rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: 1.25rem 0; margin-top: 1.5rem; }
.numbers div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.numbers dt { color: var(--muted); font-size: 0.8125rem; line-height: 1.3; }
.numbers dd { font-size: 1.5rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.numbers dd a { color: inherit; text-decoration-color: var(--strong-line); }

.facts { font-size: 0.9375rem; }
.facts div { padding: 0.375rem 0; display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 1rem; border-top: 1px solid var(--line); }
.facts div:first-child { border-top: 0; }
.facts dt { color: var(--muted); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0.75rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; min-width: 0; }
.card > h3 { margin-bottom: 0.375rem; text-wrap: wrap; }
.card > h3 > .mark { display: flex; width: fit-content; margin-bottom: 0.5rem; }
.notice { display: flex; gap: 0.625rem; margin: 0 0 1.25rem; padding: 0.625rem 1rem; border-left: 3px solid var(--strong-line); background: var(--quiet-fill); }
progress { accent-color: var(--gold-line); width: min(100%, 20rem); display: block; margin-top: 0.375rem; }
.notice > .glyph { margin-top: 0.25rem; }
.notice.bad { border-color: var(--bad); background: var(--bad-fill); }
.notice.warn { border-color: var(--warn); background: var(--warn-fill); }
.notice.good { border-color: var(--good); background: var(--good-fill); }
.empty { color: var(--muted); padding: 0.75rem 0; }
.empty.good { color: var(--good); }
.empty .next { margin-top: 0.5rem; }
.place, .evidence, .digest { display: inline-block; padding: 0.125rem 0; }
.evidence { font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.operation { text-decoration-color: var(--line); color: inherit; }
.operation:hover { text-decoration-color: currentcolor; }
.digest { color: inherit; text-decoration-color: var(--strong-line); }

details { border-top: 1px solid var(--line); }
summary { cursor: pointer; padding: 0.625rem 1.75rem 0.625rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; list-style: none; position: relative; }
summary::-webkit-details-marker { display: none; }
summary::after { content: ""; position: absolute; right: 0.375rem; top: 50%; margin-top: -0.375rem; width: 0.5rem; height: 0.5rem; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
details[open] > summary::after { transform: rotate(225deg); margin-top: -0.125rem; }
summary:hover .statement { text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
.statement { font-weight: 500; flex: 1 1 20rem; min-width: 0; }
.fold-body { padding-bottom: 1.25rem; }
.fold + :not(.fold) { margin-top: 1rem; }
.copy + .fold { margin-top: 1.25rem; }

.copy { margin-top: 1.25rem; position: relative; }
.copy h3, .copy h4 { margin-bottom: 0.5rem; padding-right: 6rem; }
.copy button { position: absolute; right: 0; top: -0.3125rem; font-size: 0.8125rem; padding: 0.125rem 0.75rem; }
pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; padding: 0.875rem 1rem; overflow-x: auto; line-height: 1.6; }
pre code { overflow-wrap: normal; font-size: 0.8125rem; }
`;
