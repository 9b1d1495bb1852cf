// SPDX-License-Identifier: Apache-2.0
import {
  displayWidth,
  formatCounted,
  makeInk,
  padEnd,
  type Ink,
  type LogStatus,
  type ToneMark,
} from '@touchstone/model';

type CertificateState = LogStatus['certificates'][number];
type WaiverState = LogStatus['waivers'][number];
type Revocation = CertificateState['revocations'][number];

const STATE_MARKS: Readonly<Record<CertificateState['state'], ToneMark>> = {
  valid: { mark: '✓', tone: 'good' },
  expired: { mark: '–', tone: 'quiet' },
  superseded: { mark: '→', tone: 'quiet' },
  revoked: { mark: '✗', tone: 'bad' },
  'not believed': { mark: '?', tone: 'bad' },
};

const HEADS = ['solution', 'version', 'level', 'guideline', 'lab', 'tier', 'state', 'until'] as const;
const BELOW = '      ';

/** What became of a log's certificates, for a terminal: a table, and below each row what stands beside it. */
export function statusText(
  status: LogStatus,
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string {
  const ink = makeInk(width, colour);
  const rows = status.certificates.map((one) => cells(one, ink));
  const widths = HEADS.map((head, i) =>
    Math.max(head.length, ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  const table = status.certificates.flatMap((one, i) => [
    `  ${tableRow(rows[i] ?? [], widths, (text, column) => (HEADS[column] === 'state' ? ink.say(text, STATE_MARKS[one.state].tone) : text))}`,
    ...beside(one, ink),
  ]);
  const { log, trustRoot } = status;
  return [
    ink.heading(
      'Log',
      `${log.origin}, ${formatCounted(log.size, 'entry', 'entries')}, by ${trustRoot.name} version ${trustRoot.version}, at ${status.at}`,
    ),
    '',
    ...(rows.length === 0
      ? ['  No certificates.']
      : [`  ${ink.say(tableRow(HEADS, widths, (text) => text).toUpperCase(), 'quiet')}`, ...table]),
    ...section(
      'Keys taken back',
      status.keys.flatMap((key) =>
        key.revocations.map((one) => revoked(`key ${key.id.slice(0, 12)} of ${key.owner}`, one)),
      ),
      ink,
    ),
    ...section(
      'Revocations of nothing that is here',
      status.aimless.map(
        (one) => `Entry ${one.index}, by ${one.by}, of a ${one.what} (${one.reason}): ${one.statement}`,
      ),
      ink,
    ),
    ...section(
      'Entries that count for nothing',
      status.refused.map((one) => `${one.why} [${one.code}]`),
      ink,
    ),
    '',
  ].join('\n');
}

function cells(one: CertificateState, ink: Ink): readonly string[] {
  return [
    one.solution,
    one.versions.join(', ') || '–',
    one.level ?? 'none',
    one.guideline,
    one.lab,
    one.tier ?? '–',
    `${STATE_MARKS[one.state].mark} ${one.state}`,
    one.expiresAt.slice(0, 10),
  ].map((text) => ink.say(text));
}

function tableRow(
  texts: readonly string[],
  widths: readonly number[],
  paint: (text: string, column: number) => string,
): string {
  return texts
    .map((text, i) => paint(padEnd(text, widths[i] ?? 0), i))
    .join('  ')
    .trimEnd();
}

/** Waivers always stand where the level stands; so does every revocation, and why it has no effect. */
function beside(one: CertificateState, ink: Ink): readonly string[] {
  return [
    ...(one.state === 'valid' || one.state === 'expired' ? [] : [one.why]),
    ...one.waivers.map(waived),
    ...one.revocations.filter((each) => !each.effect).map((each) => revoked('this certificate', each)),
    ...(one.reproducedBy.length > 0 ? [`Reproduced by ${one.reproducedBy.join(', ')}.`] : []),
    ...(one.renewedBy === null ? [] : [`Renewed by entry ${one.renewedBy}, which ends later.`]),
  ].flatMap((text) => ink.block(BELOW, BELOW.length, text));
}

function waived({ criterion, until, by, reason }: WaiverState): string {
  return `Waived until ${until.slice(0, 10)} by ${by}: ${criterion}. ${reason}`;
}

function revoked(what: string, { index, effect, why, statement }: Revocation): string {
  const entry = effect ? 'Entry' : 'Without effect: entry';
  return `${entry} ${index} takes ${what} back; ${why}. ${statement}`;
}

function section(title: string, texts: readonly string[], ink: Ink): readonly string[] {
  if (texts.length === 0) return [];
  return ['', ink.heading(title), ...texts.flatMap((text) => ink.block('  ', 2, text))];
}
