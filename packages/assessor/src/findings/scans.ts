// SPDX-License-Identifier: Apache-2.0
import type { Compatibility, Finding, Place, Practice, ScannedConcern } from '@touchstone/model';
import { count, few } from '../rules/words.js';
import type { ScanFacts } from '../scans/scan-facts.js';
import type { FindingSource } from './finding-source.js';

/** What scans show that a person should know: what it brings itself, what is insecure, what does not fit, what was missed. */
export const scanFindings: FindingSource = ({ allScans, scans, concerns, guideline }) => [
  ...allScans.filter((one) => one.shown.of === 'another tree').map(otherTree),
  ...scans.flatMap(({ scan }) => [
    ...scan.concerns
      .filter((one) => one.parallel.length > 0)
      .map((one) => {
        const relevance = concerns.find(({ shown }) => shown.concern === one.concern)?.shown.relevance;
        return brought(one, relevance === 'core' || relevance === 'relevant');
      }),
    ...scan.practices.filter((one) => one.count > 0 && one.confidence !== 'low').map(insecure),
    ...scan.compatibility
      .filter((one) => one.platform.release === guideline.newestRelease)
      .flatMap(doesNotFit),
    ...scan.sdks
      .filter((sdk) => sdk.unmapped.length > 0)
      .map((sdk): Finding => ({
        id: 'sdk-calls-not-known',
        weight: 'notes',
        statement:
          `The source calls ${sdk.title} in ${count(sdk.unmapped.length, 'way')} for which no operation is known: ${few(
            sdk.unmapped.map((one) => one.call.slice(0, 60)),
            5,
          )}.`.slice(0, 600),
        evidence: [],
        places: sdk.unmapped.flatMap((one) => one.places).slice(0, 20),
      })),
  ]),
];

function otherTree({ shown: { subject } }: ScanFacts): Finding {
  return {
    id: 'scan-of-another-tree',
    weight: 'warns',
    statement: `A scan is of ${subject.repository ?? subject.name}${subject.commit === null ? '' : ` at ${subject.commit}`}, which is not the source that the manifest names. It was not judged.`,
    mend: 'Scan the source that source.repository and source.commit name, or mend the manifest.',
    evidence: [],
  };
}

function brought(one: ScannedConcern, asked: boolean): Finding {
  const chosen = one.choices.map(({ name }) => name);
  const choice = chosen.length === 0 ? '' : ` What chooses: ${few([...new Set(chosen)], 3)}.`;
  return {
    id: 'parallel-stack',
    weight: asked ? 'warns' : 'notes',
    statement: `It brings its own for ${one.concern}: ${few(one.parallel, 8)}.${choice}`.slice(0, 600),
    ...(asked ? { mend: "Make it switchable to the cloud's own service." } : {}),
    evidence: [],
    places: one.places.slice(0, 20),
  };
}

const BY: Readonly<Record<Practice['by'], string>> = {
  always: 'always',
  default: 'unless it is changed',
  option: 'when it is asked for',
};

function insecure(one: Practice): Finding {
  return {
    id: one.practice,
    weight: one.by === 'option' ? 'notes' : 'warns',
    statement: `Insecure practice, ${BY[one.by]}: ${one.practice.replaceAll('-', ' ')}, in ${count(one.count, 'place')}.`,
    evidence: [],
    places: one.places.map(({ file, line }): Place => ({ file, ...(line === undefined ? {} : { line }) })),
  };
}

function doesNotFit({ platform, runtimes, libraries, stack }: Compatibility): Finding[] {
  const where = `${platform.release} on ${platform.distribution}`;
  const told = (id: string, weight: Finding['weight'], what: readonly string[], verb: string): Finding[] =>
    what.length === 0
      ? []
      : [{ id, weight, statement: `${verb} ${where}: ${few(what, 8)}.`.slice(0, 600), evidence: [] }];
  return [
    ...told(
      'runtime-does-not-fit',
      'warns',
      runtimes.filter((one) => one.verdict === 'does not fit').map((one) => `${one.language} ${one.wants}`),
      'Asks for what is not there on',
    ),
    ...told(
      'library-conflicts',
      'warns',
      libraries.listed
        .filter((one) => one.verdict === 'conflicting' && !one.sideBySide && one.optional !== true)
        .map((one) => `${one.name} ${one.wants} (there: ${one.has})`),
      'Cannot be installed beside the libraries of',
    ),
    ...told(
      'foreign-stack',
      'notes',
      stack.filter((one) => one.verdict === 'foreign').map((one) => `${one.component} (${one.area})`),
      'Runs what is no part of',
    ),
  ];
}
