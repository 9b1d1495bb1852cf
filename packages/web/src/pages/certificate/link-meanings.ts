// SPDX-License-Identifier: Apache-2.0
import type { LinkId } from '@touchstone/model';

/** What each link of the chain keeps out, for readers who see such a chain for the first time. */
export const LINK_MEANINGS: Readonly<Record<LinkId, string>> = {
  bundle:
    'Every file of the evidence is there and is the one that the bundle’s index names. A changed byte breaks it.',
  'trust-root': 'The signed list of labs, keys, guidelines and logs that this marketplace believes.',
  envelope: 'There is a signed paper, and it is written in the one way in which it may be.',
  signatures:
    'Nobody else wrote the certificate, and nobody changed it since. Every signature counts: one unknown key breaks it.',
  statement:
    'A key may sign only what its owner may say: a vendor certifies its own solutions, a lab those of others.',
  evidence: 'The certificate names this bundle by digest, so that it cannot be laid beside better evidence.',
  guideline: 'The rules are those that were published, and not some that were made to fit.',
  verdict:
    'The assessor ran again, here, on the recordings and scans, and came to the same bytes. Nobody’s word is taken for it.',
  certificate: 'The certificate, too, was made again from the verdict. No field of it was typed by a person.',
  entry: 'It was told to a public log, so that it cannot be shown to one reader and denied to another.',
  inclusion: 'A proof leads from the entry to a signed state of that log: hashes that anyone can add up.',
  witnesses: 'Others saw the same log. Its keeper cannot show you another one alone.',
  keys: 'Keys end and are withdrawn. What counts is the moment when the log took the certificate.',
  time: 'A certificate ends a year after its oldest run. It is renewed by running again.',
  history: 'Nothing was taken out of the log or changed since the proof was made.',
  revocation: 'Whoever may has not withdrawn it, and no newer certificate stands in its place.',
  waivers: 'A criterion that is waived is so by a signed paper with a reason and an end.',
};
