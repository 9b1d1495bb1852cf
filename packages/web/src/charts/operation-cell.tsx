// SPDX-License-Identifier: Apache-2.0
import { scaleLog } from 'd3-scale';

/** What the heat map needs to know of an operation; a listing's operations fit. */
export interface HeatOperation {
  readonly operation: string;
  /** Calls that the cloud accepted, refused (4xx) and failed (5xx or cut off). */
  readonly used: number;
  readonly refused: number;
  readonly failed: number;
  /** Of the accepted ones those of steps: what the recipe itself exercises. Null or absent where that is not told apart. */
  readonly seen?: number | null | undefined;
  /** Places in the source. */
  readonly found: number;
}

/** Width and height of a cell with the gap beside it, in pixels. */
export const PITCH = 16;
const MIDDLE = PITCH / 2;
/** Sides of the squares from few calls to many. */
const SIDES = [6, 8, 10, 12, 14] as const;

/** 0 for none, else 1 to 5 on a logarithmic scale: single calls stay visible beside thousands. */
export function heatOf(count: number, most: number): number {
  if (count === 0) return 0;
  if (most <= 1) return 1;
  return Math.round(scaleLog().domain([1, most]).range([1, SIDES.length]).clamp(true)(count));
}

export interface OperationCellProps {
  readonly heat: number;
  readonly found: boolean;
  readonly trouble: boolean;
  readonly x: number;
  readonly y: number;
  readonly title?: string | undefined;
}

/** A filled square that grows and deepens with the calls; hollow where only the source shows it; a bar across where calls failed. */
export function OperationCell({ heat, found, trouble, x, y, title }: OperationCellProps) {
  const side = heat > 0 ? (SIDES[heat - 1] ?? 6) : found ? 9 : 3;
  const kind = heat > 0 ? `h${heat}` : found ? 'found' : 'other';
  const from = MIDDLE - side / 2;
  const words = title === undefined ? null : <title>{title}</title>;
  const at = { x: x + from, y: y + from, width: side, height: side };
  if (!trouble) {
    return (
      <rect className={kind} {...at}>
        {words}
      </rect>
    );
  }
  return (
    <g>
      {words}
      {kind === 'other' ? null : <rect className={kind} {...at} />}
      <Bar x={x} y={y} />
    </g>
  );
}

/** A bar across, with a margin of the paper's colour, so that it is seen on every tone. */
function Bar({ x, y }: { readonly x: number; readonly y: number }) {
  const d = `M${x + 2} ${y + PITCH - 2}L${x + PITCH - 2} ${y + 2}`;
  return (
    <>
      <path className="halo" d={d} />
      <path className="trouble" d={d} />
    </>
  );
}
