// SPDX-License-Identifier: Apache-2.0
import type { LogCheck } from '@touchstone/model';

/** What was found of a log. */
export type FsckReport = Readonly<LogCheck>;

/** Something that is not as the checkpoint and the format say. */
export type FsckProblem = Readonly<LogCheck['problems'][number]>;

/** Problems that are told; a log that is wholly damaged has as many as entries. */
export const PROBLEMS_TOLD = 100;
