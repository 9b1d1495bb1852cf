// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Assessment } from '@touchstone/model';
import type { ReportOptions } from '../report-options.js';
import { headline, isScanOnly } from '../words/headline.js';
import { accessRulesSection } from './access-rules.js';
import { concernsSection } from './concerns.js';
import { criteriaSection } from './criteria.js';
import { evidenceSection } from './evidence.js';
import { findingsSection } from './findings.js';
import { heatMapSection } from './heat-map.js';
import { hero } from './hero.js';
import { html, markupText, trusted } from './html.js';
import { missingSection } from './missing.js';
import { releasesSection } from './releases.js';
import { reproduceSection } from './reproduce.js';
import { residueSection } from './residue.js';
import { SCRIPT } from './script.js';
import { renderSection, type Section } from './section.js';
import { signInSection } from './sign-in.js';
import { sourceSection } from './source.js';
import { stepsSection } from './steps.js';
import { STYLE } from './style.js';
import { timelineSection } from './timeline.js';

/**
 * The assessment as one self-contained HTML page: no request leaves it, it works without JavaScript, in light and dark,
 * on paper and on a phone. Takes an assessment that fits its schema; every string of it is escaped, and the page's
 * policy (CSP 3) lets only our own style sheet and script run, by their hashes.
 */
export function htmlReport(assessment: Assessment, options: ReportOptions = {}): string {
  const sections = pageSections(assessment, options);
  const { solution } = assessment;
  const title = `${solution.name} ${solution.versions.join(', ')}: ${headline(assessment)}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy()}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="icon" href="${ICON}" />
        ${trusted(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        <div class="page">
          <nav aria-label="On this page">
            <p class="brand">Touchstone</p>
            <ul>
              ${sections.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}
            </ul>
          </nav>
          <main id="main">${hero(assessment, options)} ${sections.map(renderSection)}</main>
        </div>
        <footer>
          <p>Everything on this page is computed from recorded evidence; no field was typed by a person.</p>
        </footer>
        ${trusted(`<script>${SCRIPT}</script>`)}
      </body>
    </html> `;
  return markupText(page);
}

/** The page from top to bottom. */
function pageSections(assessment: Assessment, options: ReportOptions): readonly Section[] {
  // What only a run can show has no place where there was none.
  const whereSeen = (sections: readonly ((assessment: Assessment) => Section)[]): readonly Section[] =>
    isScanOnly(assessment) ? [] : sections.map((section) => section(assessment));
  return [
    ...whereSeen([missingSection]),
    criteriaSection(assessment, options),
    ...whereSeen([heatMapSection, timelineSection, stepsSection]),
    concernsSection(assessment),
    sourceSection(assessment),
    findingsSection(assessment),
    ...whereSeen([residueSection, signInSection, accessRulesSection, releasesSection]),
    reproduceSection(assessment, options),
    evidenceSection(assessment),
  ];
}

/** The stone with its streak, so that browsers do not ask the host for a favicon. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%23262a2f'/%3E%3Cpath d='M5 12 11 4' stroke='%23d8b04a' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E";

function policy(): string {
  const style = `style-src '${sourceHash(STYLE)}'`;
  const script = `script-src '${sourceHash(SCRIPT)}'`;
  return `default-src 'none'; ${style}; ${script}; img-src data:; base-uri 'none'; form-action 'none'`;
}

function sourceHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
