// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { reproduceCommands } from '../words/reproduce.js';
import { copyBlock } from './copy-block.js';
import type { Section } from './section.js';

/** The commands with which a stranger comes to the same verdict. */
export function reproduceSection(assessment: Assessment, options: ReportOptions): Section {
  return {
    id: 'reproduce',
    name: 'Reproduce',
    title: 'How to reproduce',
    lead: 'The same evidence and guideline give the same bytes on any machine.',
    body: reproduceCommands(assessment, options).map((command) => copyBlock(command.title, command.line)),
  };
}
