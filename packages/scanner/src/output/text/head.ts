// SPDX-License-Identifier: Apache-2.0
import { formatBytes, formatCount, formatCounted, type Ink, type Scan } from '@touchstone/model';

const KINDS: Readonly<Record<Scan['subject']['kind'], string>> = {
  tree: 'source tree',
  archive: 'archive',
  sbom: 'SBOM',
};

/** What was scanned, and what it speaks to in a sentence. */
export function headLines(scan: Scan, ink: Ink): readonly string[] {
  const { subject, files } = scan;
  const where = subject.repository?.replace(/^https?:\/\//, '') ?? null;
  const about = [
    KINDS[subject.kind],
    ...(where === null ? [] : [where]),
    ...(subject.commit === null ? [] : [subject.commit.slice(0, 12)]),
  ];
  const read = `${formatCount(files.read)} of ${formatCounted(files.seen, 'file')} read, ${formatBytes(files.bytes)}`;
  return [
    `  ${ink.say('TOUCHSTONE', 'gold')}  ${ink.say('scan', 'quiet')}`,
    ...ink.block('  ', 2, subject.name, 'strong'),
    ...ink.block('  ', 2, [...about, read].join(' · '), 'quiet'),
    '',
    ...ink.block('  ', 2, sentence(scan), 'strong'),
  ];
}

function sentence({ services, operations, subject }: Scan): string {
  const sure = operations.filter((one) => one.count > 0 && one.confidence !== 'low');
  if (services.length > 0) {
    const counted = `${formatCounted(sure.length, 'operation')} of ${formatCounted(services.length, 'service')}`;
    return `Its own code can do ${counted} of OpenStack.`;
  }
  if (subject.kind === 'sbom') return 'An SBOM lists what is in a product; what its code calls was not seen.';
  return 'No call of an OpenStack service was found in its own code.';
}
