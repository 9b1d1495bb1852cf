// SPDX-License-Identifier: Apache-2.0
export { BarChart } from './bar-chart.js';
export { CallTimeline } from './call-timeline.js';
export { ConcernMatrix } from './concern-matrix.js';
export { DifferenceChart } from './difference-chart.js';
export { OperationsHeatMap } from './operations-heat-map.js';
export { PlatformMatrix } from './platform-matrix.js';
export { ReleaseStrip } from './release-strip.js';
export { ShareBars } from './share-bars.js';
export { StackedBars } from './stacked-bars.js';
export { UsageMatrix } from './usage-matrix.js';
