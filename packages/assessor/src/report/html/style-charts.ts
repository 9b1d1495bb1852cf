// SPDX-License-Identifier: Apache-2.0

/** Heat map, timeline and release standing. What colour says is also said by a number, a word or an outline. */
export const STYLE_CHARTS = `
.run-map > summary .statement, .numbers-table > summary .statement { flex: 0 1 auto; font-weight: 600; }
.run-map[open] { padding-bottom: 1.25rem; }
.unclassified { margin-bottom: 0.75rem; }
.service + .service { margin-top: 1.25rem; }
.service h3 { margin-bottom: 0.375rem; font-size: 0.9375rem; font-weight: 500; }
.service h3 .aside { margin-left: 0.25rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 0.375rem; }
.tile { border-radius: 6px; border: 1px solid transparent; padding: 0.5rem 0.625rem; min-height: 4rem; line-height: 1.3; color: var(--heat-ink); }
.tile span { display: block; }
.tile-count { font-size: 1.0625rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tile-name, .tile-more { font-size: 0.8125rem; overflow-wrap: anywhere; }
.tile-more { font-weight: 600; margin-top: 0.125rem; }
.tile.trouble { border: 1.5px dashed var(--bad); }
.heat0 { background: var(--heat0); } .heat1 { background: var(--heat1); } .heat2 { background: var(--heat2); }
.heat3 { background: var(--heat3); } .heat4 { background: var(--heat4); } .heat5 { background: var(--heat5); }

.timeline { display: grid; grid-template-columns: 8.25rem minmax(0, 1fr); gap: 0.5rem 1rem; align-items: end; }
.timeline svg { display: block; overflow: visible; }
.lane-name { font-size: 0.8125rem; line-height: 1.3; overflow-wrap: anywhere; align-self: center; }
.lane-name small { display: block; }
.lane rect { fill: var(--bar); }
.lane.unknown rect { fill: var(--bad); }
.lane .base { stroke: var(--strong-line); }
.lane .tick { stroke: var(--line); }
.band rect { fill: var(--quiet-fill); stroke: var(--paper); stroke-width: 2; }
.band text { font-size: 12px; fill: var(--ink); font-variant-numeric: tabular-nums; }
.band .bad rect { fill: var(--bad-fill); } .band .bad text { fill: var(--bad); font-weight: 600; }
.band .warn rect { fill: var(--warn-fill); } .band .warn text { fill: var(--warn); font-weight: 600; }
.axis { display: flex; justify-content: space-between; color: var(--muted); font-size: 0.75rem; font-variant-numeric: tabular-nums; }

.releases { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.release { border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0.75rem; display: grid; gap: 0.25rem; justify-items: start; background: var(--card); }
.release.tested { border-color: var(--good); }
.release.failed { border-color: var(--bad); }
.release.extrapolated { border-style: dashed; border-color: var(--strong-line); background: none; }
.release.claimed { border-style: dotted; border-color: var(--strong-line); background: none; }
.legend { margin-top: 1rem; font-size: 0.875rem; color: var(--muted); }
.legend div { display: flex; gap: 0.5rem; }
.legend dt { min-width: 6.5rem; color: var(--ink); }
`;
