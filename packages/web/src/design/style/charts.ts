// SPDX-License-Identifier: Apache-2.0

/** Charts. What colour says is also said by a shape, a size, a number or a word; texts stand beside the SVG, so that they keep their size on a phone. */
export const STYLE_CHARTS = `
.chart svg { display: block; }
.chart figcaption { color: var(--muted); font-size: 0.8125rem; margin-bottom: 0.75rem; max-width: 46rem; text-wrap: pretty; }
.chart > .fold { margin-top: 0.75rem; }
.chart + .chart { margin-top: 2.5rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0.75rem 0 1rem; font-size: 0.8125rem; color: var(--muted); }
.legend li { display: inline-flex; gap: 0.4375rem; align-items: center; }
.legend strong { color: var(--ink); font-weight: 600; }
.legend .glyph, .legend svg { flex: none; }

.heat { columns: 18rem; column-gap: 1.5rem; }
.heat > div { break-inside: avoid; padding-bottom: 1.25rem; }
.heat h3 { font-size: 0.875rem; display: flex; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline; margin-bottom: 0.375rem; }
.heat h3 a { color: inherit; text-decoration-color: var(--strong-line); }
.heat.named { columns: auto; }
.heat.named ul { columns: 15rem; column-gap: 2rem; font-size: 0.875rem; }
.heat.named li { break-inside: avoid; display: flex; gap: 0.5rem; align-items: center; padding: 0.1875rem 0; border-bottom: 1px solid var(--line); }
.heat.named li a { flex: 1 1 auto; min-width: 0; text-decoration: none; }
.heat.named li a:hover { text-decoration: underline; }
.heat.named .calls { color: var(--muted); font-size: 0.8125rem; font-variant-numeric: tabular-nums; text-align: right; }
/* The corners are the same for all: said here, a page with hundreds of squares says it once. */
.heat rect, .heat-key rect { rx: 1px; }
.heat svg { max-width: 100%; height: auto; }
.heat svg, .heat-key svg { overflow: visible; }
.heat li svg { flex: none; }
.heat .h1, .heat-key .h1 { fill: var(--heat1); stroke: var(--heat4); stroke-width: 0.5; } .heat .h2, .heat-key .h2 { fill: var(--heat2); stroke: var(--heat4); stroke-width: 0.5; } .heat .h3, .heat-key .h3 { fill: var(--heat3); }
.heat .h4, .heat-key .h4 { fill: var(--heat4); } .heat .h5, .heat-key .h5 { fill: var(--heat5); }
.heat .found, .heat-key .found { fill: none; stroke: var(--strong-line); stroke-width: 1.5; }
.heat .other, .heat-key .other { fill: var(--strong-line); }
.heat .trouble, .heat-key .trouble { fill: none; stroke: var(--bad); stroke-width: 2; stroke-linecap: round; }
.heat .halo, .heat-key .halo { stroke: var(--paper); stroke-width: 5; }

.bars td.fill svg, .share svg { overflow: visible; }
.bar-track { fill: var(--track); }
.bar-fill { fill: var(--bar); }
.share-row { display: grid; grid-template: "name bar of" auto / 11rem minmax(0, 1fr) 7.5rem; gap: 0 1rem; align-items: center; font-size: 0.875rem; padding: 0.25rem 0; }
.share-row > :first-child { grid-area: name; }
.share-row > svg { grid-area: bar; }
.share-row > .of { grid-area: of; color: var(--muted); font-size: 0.8125rem; font-variant-numeric: tabular-nums; text-align: right; }
.share-row + .aside { margin-top: 0.625rem; }
.share .full, .share .hatched { fill: var(--bar); }
.share .hollow { fill: none; stroke: var(--bar); stroke-width: 1.5; }
.share .hatch { stroke: var(--paper); stroke-width: 2; }
.share .crossed { fill: var(--bad-fill); stroke: var(--bad); stroke-width: 1.5; } .share .cross { stroke: var(--bad); stroke-width: 1.5; }
.share .faint { fill: var(--share-unknown); }

.matrix th[scope="row"] { white-space: nowrap; }
.matrix td, .matrix thead th + th { padding-right: 0.75rem; }
.matrix small { white-space: nowrap; }
.matrix tr.core > th::after { content: "core"; margin-left: 0.5rem; font-size: 0.75rem; color: var(--muted); font-weight: 400; }
.strip { display: inline-flex; align-items: center; gap: 0.5rem; font-size: 0.8125rem; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.strip svg { display: block; overflow: visible; }
.strip .tested { fill: var(--good); } .strip .failed { fill: none; stroke: var(--bad); stroke-width: 1.75; stroke-linecap: round; }
.strip .extrapolated { fill: none; stroke: var(--good); stroke-width: 1.25; }
.strip .claimed { fill: var(--strong-line); } .strip .not-run { fill: var(--line); }

.timeline { display: grid; grid-template-columns: 8.25rem minmax(0, 1fr); gap: 0.5rem 1rem; align-items: end; margin-bottom: 0.75rem; }
.timeline svg { overflow: visible; }
.lane-name { font-size: 0.8125rem; line-height: 1.3; overflow-wrap: anywhere; align-self: center; }
.lane-name small { display: block; }
.lane .area { fill: var(--bar); }
.lane.unknown .area { fill: var(--bad); }
.lane .base { stroke: var(--strong-line); }
.lane .tick { stroke: var(--line); }
.band rect { fill: var(--quiet-fill); stroke: var(--paper); stroke-width: 2; }
.band text { font-size: 12px; fill: var(--ink); font-variant-numeric: tabular-nums; }
.band .bad rect { fill: var(--bad-fill); } .band .bad text { fill: var(--bad); font-weight: 600; }
.band .warn rect { fill: var(--warn-fill); } .band .warn text { fill: var(--warn); font-weight: 600; }
.axis { display: flex; justify-content: space-between; color: var(--muted); font-size: 0.75rem; font-variant-numeric: tabular-nums; }

.difference .left { fill: var(--bar); } .difference .common { fill: var(--share-unknown); }
.difference .right { fill: none; stroke: var(--bar); stroke-width: 1.5; }
`;
