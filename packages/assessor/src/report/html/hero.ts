// SPDX-License-Identifier: Apache-2.0
import { type Assessment, formatCount, type Level, LEVELS, levelTitle } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { headline, isScanOnly } from '../words/headline.js';
import { integrityWords } from '../words/integrity-words.js';
import { levelState } from '../words/level-state.js';
import { badge } from './badge.js';
import { html, type Markup } from './html.js';
import { markWord } from './mark.js';

/** The page's head: which solution, the verdict in a sentence and a badge, the ladder of levels, and the key numbers. */
export function hero(assessment: Assessment, options: ReportOptions): Markup {
  const { solution, guideline } = assessment;
  return html`<header class="hero">
    <div class="hero-main">
      <p class="eyebrow">Touchstone assessment · guideline ${guideline.version}</p>
      <h1>${solution.name} <span class="version">${solution.versions.join(', ')}</span></h1>
      <p class="byline">${solution.vendor} · ${solution.category} · ${solution.licence}</p>
      <p class="headline">${headline(assessment)}</p>
      ${voidNotice(assessment)}
    </div>
    ${badge(assessment.level)}
    <ol class="ladder">
      ${LEVELS.map((level) => rung(assessment, level, options))}
    </ol>
    ${keyNumbers(assessment)}
  </header>`;
}

function rung(assessment: Assessment, level: Level, options: ReportOptions): Markup {
  const state = levelState(assessment, level);
  const means = options.guideline?.levels.find((candidate) => candidate.id === level)?.statement;
  return html`<li class="${state.reached ? 'rung reached' : 'rung'}">
    <a href="#level-${level}">${levelTitle(level)}</a> ${markWord(state, state.word)}
    ${means === undefined ? '' : html`<p>${means}</p>`}
  </li>`;
}

/** A recording that is not whole cannot certify; that stands at the top, not in a table. */
function voidNotice(assessment: Assessment): Markup {
  const broken = integrityWords(assessment);
  if (broken.length === 0) return html``;
  return html`<ul class="notice">
    ${broken.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}

function keyNumbers(assessment: Assessment): Markup {
  return numberList(isScanOnly(assessment) ? numbersOfScans(assessment) : numbersOfRuns(assessment));
}

type Numbers = readonly (readonly [string, number])[];

function numbersOfScans({ scans, operations }: Assessment): Numbers {
  const total = (of: (scan: (typeof scans)[number]) => number) =>
    scans.reduce((sum, scan) => sum + of(scan), 0);
  return [
    ['files read', total((scan) => scan.files.read)],
    ['services called', new Set(operations.map((one) => one.operation.split(':')[0])).size],
    ['operations found', operations.length],
    ['components to operate', total((scan) => scan.implications.components.length)],
    ['libraries', total((scan) => scan.dependencies)],
    ['insecure practices', total((scan) => scan.practices.filter((one) => one.count > 0).length)],
  ];
}

function numbersOfRuns(assessment: Assessment): Numbers {
  const { runs } = assessment;
  const total = (of: (run: (typeof runs)[number]) => number) => runs.reduce((sum, run) => sum + of(run), 0);
  const operations = new Set(runs.flatMap((run) => run.operations.map((use) => use.operation))).size;
  const tested = assessment.releases.filter((entry) => entry.standing === 'tested').length;
  return [
    ['runs', runs.length],
    ['releases tested', tested],
    ['calls recorded', total((run) => run.exchanges)],
    ['operations', operations],
    ['unclassified calls', total((run) => run.unclassified)],
    ['left behind', total((run) => run.residue.resources.length)],
  ];
}

function numberList(numbers: Numbers): Markup {
  return html`<dl class="numbers">
    ${numbers.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${formatCount(value)}</dd>
        </div>`,
    )}
  </dl>`;
}
