// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { shellWord } from './shell-word.js';

export interface Command {
  readonly title: string;
  readonly line: string;
}

/**
 * How a stranger comes to the same verdict: first from the evidence alone, then by running again on each platform.
 * A cloud's name belongs to the reader's own clouds.yaml, so it stays `"$OS_CLOUD"`.
 */
export function reproduceCommands(assessment: Assessment, options: ReportOptions = {}): readonly Command[] {
  const bundle = shellWord(options.bundlePath ?? 'bundle');
  const manifest = shellWord(options.manifestPath ?? 'touchstone.yaml');
  const runs = assessment.runs.filter((run) => run.purpose === 'certify').map(platformFlag);
  const embedded = [...new Set(runs.flatMap((flag) => (flag.release === null ? [] : [flag.release])))];
  const again = (flags: string) =>
    `touchstone certify ${manifest} ${flags} --guideline ${shellWord(assessment.guideline.version)}`;
  const commands: Command[] = [
    { title: 'Recompute from the evidence, without any cloud', line: `touchstone assess ${bundle}` },
  ];
  if (embedded.length > 0) {
    commands.push({
      title: 'Run again on the embedded cloud',
      line: again(`--release ${shellWord(embedded.join(','))}`),
    });
  }
  if (runs.some((flag) => flag.release === null)) {
    commands.push({ title: 'Run again on a cloud of clouds.yaml', line: again('--cloud "$OS_CLOUD"') });
  }
  return commands;
}

function platformFlag(run: AssessedRun): { readonly release: string | null } {
  return { release: run.platform.kind === 'embedded' ? run.platform.release.name : null };
}
