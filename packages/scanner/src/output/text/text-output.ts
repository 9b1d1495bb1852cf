// SPDX-License-Identifier: Apache-2.0
import { cleanText, type Scan } from '@touchstone/model';

/** The scan as text for a terminal. Ends with a newline. */
export function scanText(scan: Scan): string {
  const lines = [
    `${scan.subject.name}: ${scan.files.read} of ${scan.files.seen} files read`,
    ...scan.services.map(
      ({ service, operations, confidence }) => `  ${service}  ${operations} operations, ${confidence}`,
    ),
    ...scan.operations.map(({ operation, count, confidence, places }) => {
      const place = places[0];
      return `    ${operation}  ${count}  ${confidence}  ${place === undefined ? '' : `${place.file}:${place.line ?? ''}`}`;
    }),
  ];
  return `${lines.map(cleanText).join('\n')}\n`;
}
