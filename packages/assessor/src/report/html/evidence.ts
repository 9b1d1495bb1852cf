// SPDX-License-Identifier: Apache-2.0
import { type AssessedRun, type Assessment, formatBytes, formatCount, formatMs } from '@touchstone/model';
import { reportDigest } from '../words/report-digest.js';
import { runLabel } from '../words/run-label.js';
import { html, type Markup } from './html.js';
import type { Section } from './section.js';

type Fact = readonly [name: string, value: string, code?: 'code'];

/** The papers that the verdict rests on, by digest, and the tools that made them. */
export function evidenceSection(assessment: Assessment): Section {
  const { guideline, solution } = assessment;
  const papers: readonly Fact[] = [
    ['Assessment', reportDigest(assessment), 'code'],
    ['Manifest', assessment.manifest, 'code'],
    [`Guideline ${guideline.version}`, guideline.digest, 'code'],
    ['Concerns', guideline.concerns, 'code'],
    ['Categories', guideline.categories, 'code'],
    ['Artefact', solution.artefact ?? 'not named', 'code'],
    ['Rules of the assessor', assessment.rules],
  ];
  return {
    id: 'evidence',
    name: 'Evidence',
    title: 'Evidence and tools',
    body: html`<div class="cards wide-cards">
      <div class="card">
        <h3>Papers</h3>
        ${facts(papers)}
      </div>
      ${assessment.runs.map(runCard)}
    </div>`,
  };
}

function runCard(run: AssessedRun, index: number): Markup {
  const { platform, integrity } = run;
  const { release } = platform;
  const noSuch =
    run.noSuchOperation === undefined
      ? ''
      : ` and ${formatCount(run.noSuchOperation)} of what the cloud has not either`;
  return html`<div class="card">
    <h3>Run ${index + 1}, ${runLabel(run)}</h3>
    ${facts([
      ['Run', run.run, 'code'],
      ['Recording', run.recording, 'code'],
      ['Integrity', integrity.why === undefined ? integrity.state : `${integrity.state}: ${integrity.why}`],
      ['Started', run.startedAt],
      ['Length', formatMs(run.seconds * 1000)],
      ['Tool', run.tool],
      ['Solution version', run.solutionVersion ?? 'not known'],
      ['Platform', [platform.name, platform.distribution].filter((part) => part !== undefined).join(', ')],
      ['Release', `${release.name ?? 'unknown'} (${release.how})`],
      ['Fingerprint', platform.fingerprint, 'code'],
      [
        'Calls',
        `${formatCount(run.exchanges)}, of which ${formatCount(run.unclassified)} unclassified${noSuch}`,
      ],
      ['Bodies', `${formatBytes(run.bytes.sent)} sent, ${formatBytes(run.bytes.received)} received`],
    ])}
  </div>`;
}

function facts(rows: readonly Fact[]): Markup {
  return html`<dl>
    ${rows.map(
      ([name, value, code]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${code === undefined ? value : html`<code>${value}</code>`}</dd>
        </div>`,
    )}
  </dl>`;
}
