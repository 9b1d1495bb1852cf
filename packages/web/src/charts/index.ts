// SPDX-License-Identifier: Apache-2.0
export { BarChart, type Bar } from './bar-chart.js';
export { CallTimeline, type TimelineLane, type TimelineStep } from './call-timeline.js';
export { ConcernMatrix, type ConcernCell, type ConcernRow } from './concern-matrix.js';
export { DifferenceChart, type Difference } from './difference-chart.js';
export { OperationsHeatMap, type HeatOperation, type HeatService } from './operations-heat-map.js';
export { PlatformMatrix } from './platform-matrix.js';
export { ReleaseStrip } from './release-strip.js';
export { ShareBars, type Share } from './share-bars.js';
export { StackedBars } from './stacked-bars.js';
export { UsageMatrix } from './usage-matrix.js';
