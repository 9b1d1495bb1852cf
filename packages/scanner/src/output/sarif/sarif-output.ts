// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type Place, type Scan } from '@touchstone/model';
import { ruleIndex, SARIF_RULES } from './sarif-rules.js';

/**
 * The scan as a SARIF log, version 2.1.0 (OASIS Standard, 2020-03-27), for code scanning in a pull request. Insecure
 * practices are warnings, or notes where they take place only when asked for; what it brings itself and calls that are not
 * known are notes; operations are informational. Paths are relative to the root of the tree (`SRCROOT`).
 */
export function scanSarif(scan: Scan): string {
  const { subject } = scan;
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Touchstone', version: scan.tool.replace(/^\S+ /, ''), rules: SARIF_RULES },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the scanned tree.' } } },
        ...(subject.repository === null
          ? {}
          : {
              versionControlProvenance: [
                {
                  repositoryUri: subject.repository,
                  ...(subject.commit === null ? {} : { revisionId: subject.commit }),
                  mappedTo: { uriBaseId: 'SRCROOT' },
                },
              ],
            }),
        results: [...practices(scan), ...parallel(scan), ...unmapped(scan), ...operations(scan)],
        properties: {
          subject: subject.digest,
          skipped: scan.files.skipped.map(({ reason, count }) => ({ reason, count })),
        },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

interface Told {
  readonly rule: string;
  readonly kind?: 'informational';
  readonly level: 'warning' | 'note' | 'none';
  readonly text: string;
  readonly places: readonly Place[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

function practices({ practices: all }: Scan) {
  return all
    .filter((one) => one.count > 0)
    .flatMap((one) =>
      one.places.map((place) =>
        result({
          rule: one.practice,
          level: one.by === 'option' || one.confidence === 'low' ? 'note' : 'warning',
          text: `${one.practice.replaceAll('-', ' ')}, ${one.by}: ${place.text}`,
          places: [place],
          properties: { by: one.by, confidence: one.confidence },
        }),
      ),
    );
}

function parallel({ concerns }: Scan) {
  return concerns
    .filter((one) => one.parallel.length > 0)
    .map((one) =>
      result({
        rule: 'parallel-stack',
        level: 'note',
        text: `It brings its own for ${one.concern}: ${one.parallel.join(', ')}. ${one.why}`,
        places: one.places,
        properties: { concern: one.concern, verdict: one.verdict, components: one.parallel },
      }),
    );
}

function unmapped({ sdks }: Scan) {
  return sdks.flatMap((sdk) =>
    sdk.unmapped.map((one) =>
      result({
        rule: 'unmapped-call',
        level: 'note',
        text: `${sdk.title}: no operation is known for ${one.call}.`,
        places: one.places,
        properties: { sdk: sdk.sdk },
      }),
    ),
  );
}

function operations({ operations: all }: Scan) {
  return all
    .filter((one) => one.count > 0)
    .map((one) =>
      result({
        rule: 'operation',
        kind: 'informational',
        level: 'none',
        text: `${one.operation} through ${one.via.join(', ')}, in ${one.count} place${one.count === 1 ? '' : 's'}.`,
        places: one.places,
        properties: { operation: one.operation, confidence: one.confidence },
      }),
    );
}

/** A result at its first place; the others are related locations. The fingerprint outlives moved lines. */
function result({ rule, kind, level, text, places, properties }: Told) {
  const [first, ...others] = places;
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    ...(kind === undefined ? {} : { kind }),
    level,
    message: { text },
    ...(first === undefined ? {} : { locations: [location(first)] }),
    ...(others.length === 0
      ? {}
      : { relatedLocations: others.map((place, index) => ({ id: index + 1, ...location(place) })) }),
    partialFingerprints: {
      'touchstone/v1': sha256Digest(JSON.stringify([rule, text, first?.file ?? ''])).slice('sha256:'.length),
    },
    ...(properties === undefined ? {} : { properties }),
  };
}

function location({ file, line }: Place) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
      ...(line === undefined ? {} : { region: { startLine: line } }),
    },
  };
}
