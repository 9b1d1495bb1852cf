// SPDX-License-Identifier: Apache-2.0

/** What counts and what does not, as docs/how-a-verdict-is-reached.md has it. */
export const WHAT_COUNTS: readonly { readonly name: string; readonly says: string }[] = [
  {
    name: 'Success counts, attempts do not',
    says: 'An operation is used when the cloud accepted it. A refused call is at most a finding. What failed in the cloud counts for the cloud: where that happened in the first step that failed, the run could not tell, and is made again.',
  },
  {
    name: 'Looking is no failure',
    says: 'Asking for what is not there, a condition that did not hold, making what exists, deleting what is gone, signing in again: good clients work like this.',
  },
  {
    name: 'Steps speak for the solution',
    says: 'Set-up and teardown may use other tools. What they call neither proves a concern nor counts as deprecated or for admins only. They must pass, be classified, and leave nothing behind.',
  },
  {
    name: 'A life cycle',
    says: 'One and the same resource made, read and removed in one run. Where a category only reads (monitoring finds servers, it does not make them), reading is enough.',
  },
  {
    name: 'Native',
    says: 'A concern of which a life cycle was completed, or that was read where that is all. Not shown means that no recording exercises it; it is not a reproach.',
  },
  {
    name: 'Parallel',
    says: 'Only a scan can show it: what a solution brings itself does not pass through the cloud’s APIs. A server that it deploys or requires counts; a client library for somebody else’s does not. Where a choice selects the cloud’s own, the criterion passes.',
  },
  {
    name: 'Seen running and found in source',
    says: 'They stand side by side. What was found and not seen is not held to be tested; what was seen and not found is the scanner’s miss.',
  },
  {
    name: 'Unclassified',
    says: 'A call that reached something the index of OpenStack does not know. It is shown and counts against the solution, never dropped in silence.',
  },
  {
    name: 'Insecure practices',
    says: 'They fail where they take place unless someone changes them. What must be asked for is a finding. Guesses are never judged.',
  },
  {
    name: 'Left behind',
    says: 'What an inventory after teardown lists and the one before did not. Without an inventory nobody can tell.',
  },
  {
    name: 'The manifest',
    says: 'It is believed where it speaks against the solution, and in what the solution is: its category, and whether it is operator tooling. A verdict that rests on it says so.',
  },
  {
    name: 'Flaky',
    says: 'A step that passed on a retry. It counts as passed, and every report shows it.',
  },
  {
    name: 'Access rules and role',
    says: 'The least that an application credential must allow for what was seen, and the lowest of reader, member, manager and admin that suffices by default policies.',
  },
  {
    name: 'Lowest release',
    says: 'The oldest that offers every operation that was used.',
  },
];
