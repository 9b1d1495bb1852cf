// SPDX-License-Identifier: Apache-2.0
import { SHAPES, type Shape } from './answers.js';

export interface Cell {
  readonly shape: Shape;
  readonly connections: number;
  readonly tls: boolean;
}

/** What is measured, and how long. */
export interface Plan {
  readonly cells: readonly Cell[];
  readonly rounds: number;
  /** Of one burst. */
  readonly seconds: number;
  readonly transferRounds: number;
  readonly transferMiB: number;
  readonly transferTls: boolean;
}

const cell = (shape: Shape, connections: number, tls = false): Cell => ({ shape, connections, tls });
const { empty, small, large, create } = SHAPES;

/** A few minutes: each size and each number of connections once. */
export const QUICK: Plan = {
  cells: [
    ...[1, 10, 100, 1000].map((connections) => cell(small, connections)),
    ...[empty, large, create].map((shape) => cell(shape, 100)),
    cell(small, 100, true),
  ],
  rounds: 3,
  seconds: 2,
  transferRounds: 3,
  transferMiB: 1024,
  transferTls: false,
};

/** Every size with every number of connections, in the clear and with TLS: most of an hour. */
export const FULL: Plan = {
  cells: [false, true].flatMap((tls) =>
    [empty, small, large, create].flatMap((shape) =>
      [1, 10, 100, 1000].map((connections) => cell(shape, connections, tls)),
    ),
  ),
  rounds: 5,
  seconds: 2,
  transferRounds: 5,
  transferMiB: 1024,
  transferTls: true,
};
