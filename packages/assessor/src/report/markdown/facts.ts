// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCount, formatCounted, formatMs } from '@touchstone/model';
import { evidenceWords } from '../words/evidence-words.js';
import { FINDING_MARKS, sortFindings } from '../words/finding-mark.js';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';
import { runLabel } from '../words/run-label.js';
import { findFreeRuns, serviceTotals } from '../words/service-totals.js';
import { CONCERN_MARKS, sortConcerns, STANDING_MARKS } from '../words/standing-mark.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';
import { folded } from './folded.js';
import { table } from './table.js';

/** Entries of a list that a comment shows; GitHub refuses comments of more than 65,536 characters. */
const SHOWN = 25;

/** What was called of each service, least-privilege runs aside. */
export function servicesPart({ runs }: Assessment): readonly string[] {
  const rows = serviceTotals(findFreeRuns({ runs })).map((total) => [
    escapeMarkdown(total.service),
    ...[total.operations, total.calls, total.refused, total.failed].map(formatCount),
  ]);
  const unclassified = runs.reduce((sum, run) => sum + run.unclassified, 0);
  const noSuch = runs.reduce((sum, run) => sum + (run.noSuchOperation ?? 0), 0);
  const unknown =
    rows.length === 0
      ? 'No service was called.'
      : `Unclassified calls: ${formatCount(unclassified)}${noSuch === 0 ? '' : `, of what the cloud has not either: ${formatCount(noSuch)}`}`;
  return folded('Services and operations', [
    ...(rows.length === 0
      ? []
      : [...table(['Service', 'Operations:', 'Calls:', 'Refused:', 'Failed:'], rows), '']),
    unknown,
  ]);
}

/** The runs, and the steps that did not simply pass. */
export function runsPart({ runs }: Assessment): readonly string[] {
  const rows = runs.map((run, index) => [
    String(index + 1),
    escapeMarkdown(runLabel(run)),
    `${run.steps.filter((step) => step.outcome === 'passed').length} of ${run.steps.length}`,
    formatCount(run.exchanges),
    formatMs(run.seconds * 1000),
    run.integrity.state,
  ]);
  const steps = runs.flatMap((run, index) =>
    run.steps
      .filter((step) => step.outcome !== 'passed')
      .map(
        (step) =>
          `- Run ${index + 1}: ${OUTCOME_MARKS[step.outcome].mark} ${step.outcome}, ${escapeMarkdown(step.title)}${step.reason === undefined ? '' : `: ${escapeMarkdown(step.reason)}`}`,
      ),
  );
  return folded('Runs and steps', [
    ...table(['Run', 'Platform', 'Steps passed:', 'Calls:', 'Length:', 'Recording'], rows),
    ...(steps.length === 0 ? [] : ['', ...steps]),
  ]);
}

/** For each concern, whether it is met natively. */
export function concernsPart({ concerns }: Assessment): readonly string[] {
  if (concerns.length === 0) return [];
  const rows = sortConcerns(concerns).map((entry) => [
    escapeMarkdown(entry.concern),
    entry.relevance,
    `${CONCERN_MARKS[entry.verdict].mark} ${entry.verdict}`,
    escapeMarkdown(entry.why),
  ]);
  return folded('Native or parallel', table(['Concern', 'Relevance', 'Met', 'Why'], rows));
}

/** Findings with mends, the heaviest first. */
export function findingsPart(assessment: Assessment): readonly string[] {
  const findings = sortFindings(assessment.findings);
  if (findings.length === 0) return [];
  return folded(
    formatCounted(findings.length, 'finding'),
    findings
      .slice(0, SHOWN)
      .flatMap((finding) => {
        const where = finding.evidence.map((ref) => evidenceWords(assessment, ref)).join('; ');
        return [
          `- ${FINDING_MARKS[finding.weight].mark} **${finding.weight}** ${codeSpan(finding.id)}: ${escapeMarkdown(finding.statement)}${where === '' ? '' : ` (${escapeMarkdown(where)})`}`,
          ...(finding.mend === undefined ? [] : [`  <br>Mend: ${escapeMarkdown(finding.mend)}`]),
        ];
      })
      .concat(more(findings.length, '- ')),
  );
}

/** What was left behind, in the open: an operator must see it. */
export function residuePart({ runs }: Assessment): readonly string[] {
  const lines = runs.flatMap(({ residue }, index) => [
    ...(residue.how === 'unknown' ? [`- Run ${index + 1}: ? what was left behind is not known`] : []),
    ...residue.resources
      .slice(0, SHOWN)
      .map((resource) => `- Run ${index + 1}: ✗ left behind ${codeSpan(`${resource.type} ${resource.id}`)}`),
    ...more(residue.resources.length, `- Run ${index + 1}: `),
    ...residue.couldNotList.map((type) => `- Run ${index + 1}: ? could not list ${codeSpan(type)}`),
  ]);
  return lines.length === 0 ? ['✓ Nothing was left behind.'] : ['### Left behind', '', ...lines];
}

/** On which releases the solution stands. */
export function releasesPart({ releases, lowestRelease }: Assessment): readonly string[] {
  const lowest =
    lowestRelease.release === null
      ? 'No release is known to offer everything that was used.'
      : `The lowest release that offers everything used is ${escapeMarkdown(lowestRelease.release)}.`;
  const chips = releases.map(
    ({ release, standing }) => `${STANDING_MARKS[standing].mark} ${escapeMarkdown(release)} ${standing}`,
  );
  return [`**Releases** ${chips.length === 0 ? 'none identified' : chips.join(' · ')}. ${lowest}`];
}

function more(count: number, lead: string): readonly string[] {
  return count > SHOWN ? [`${lead}and ${formatCount(count - SHOWN)} more, in the JSON and HTML reports`] : [];
}
