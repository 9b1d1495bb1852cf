// SPDX-License-Identifier: Apache-2.0
import { makeInk, type Ink, type ToneMark, type Verification, type VerifiedLink } from '@touchstone/model';

const MARKS: Readonly<Record<VerifiedLink['outcome'], ToneMark>> = {
  holds: { mark: '✓', tone: 'good' },
  broken: { mark: '✗', tone: 'bad' },
  'not looked at': { mark: '–', tone: 'quiet' },
};

/** A verification for a terminal: the verdict, then each link with what it rests on, then what nobody can know from here. */
export function verificationText(
  found: Verification,
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string {
  const ink = makeInk(Math.min(Math.max(width, 60), 120), colour);
  return [
    verdictLine(found, ink),
    '',
    ...found.links.flatMap((link) => linkLines(link, ink)),
    ...(found.unknown.length === 0 ? [] : ['', '  This check cannot know:']),
    ...found.unknown.flatMap((one) => ink.block('    · ', 6, one, 'quiet')),
    '',
    '',
  ].join('\n');
}

function verdictLine(
  { bundle, verdict, broken, certificate, tier, links, log }: Verification,
  ink: Ink,
): string {
  const word = verdict === 'verified' ? ink.say('VERIFIED', 'good') : ink.say('REJECTED', 'bad');
  if (broken !== null || certificate === null) {
    const link = links.find(({ id }) => id === broken);
    const head = `${word}  ${ink.say(bundle, 'strong')}: the link "${link?.id ?? ''}" is broken.`;
    return [head, ...ink.block('  ', 2, link?.why ?? '')].join('\n');
  }
  const { solution, level, waived, guideline, lab, expiresAt } = certificate;
  const reached = `${level ?? 'no level'}${waived === null ? '' : ` (${waived.level ?? 'no level'} with waivers)`}`;
  const who = log === null ? `says ${lab} (${tier}, not logged)` : `says ${lab} (${tier})`;
  const what = `${solution.name} ${solution.versions.join(', ')}: ${reached} by guideline ${guideline.version}, ${who}, until ${expiresAt}.`;
  return [`${word}  ${ink.say(bundle, 'strong')}`, ...ink.block('  ', 2, what)].join('\n');
}

function linkLines(
  { id, title, outcome, restsOn, why, code, hint }: VerifiedLink,
  ink: Ink,
): readonly string[] {
  const { mark, tone } = MARKS[outcome];
  const head = `  ${ink.say(mark, tone)} ${ink.say(title, outcome === 'not looked at' ? 'quiet' : 'strong')} ${ink.say(`[${id}]`, 'quiet')}`;
  const reason =
    why === null
      ? []
      : ink.block(
          '      ',
          6,
          outcome === 'broken' ? `${why} [${code ?? ''}]` : why,
          outcome === 'broken' ? 'bad' : 'quiet',
        );
  return [
    head,
    // Not wrapped: digests and keys are searched for and copied.
    ...restsOn.map((fact) => `      ${ink.say(fact, 'quiet')}`),
    ...reason,
    ...(hint === null ? [] : ink.block('      ', 6, hint)),
  ];
}
