// SPDX-License-Identifier: Apache-2.0
import type { Guideline } from '@touchstone/model';

/** What a report may know beside the assessment. All of it is optional; nothing of it changes a verdict. */
export interface ReportOptions {
  /** The manifest as a reader of the report would name it; `touchstone.yaml` unless told. */
  readonly manifestPath?: string;
  /** The bundle as a reader of the report would name it; `bundle` unless told. */
  readonly bundlePath?: string;
  /** The guideline that judged: adds the reason of each criterion and what a level stands for. */
  readonly guideline?: Guideline;
}
