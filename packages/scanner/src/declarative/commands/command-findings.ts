// SPDX-License-Identifier: Apache-2.0
import type { Confidence } from '@touchstone/model';
import type { Finding } from '../../detect/finding.js';
import { cutCall } from '../cut-call.js';
import type { FoundCommand } from './find-command-operations.js';

/** What a client does before anything else, unless it is given a token. */
const SIGN_IN = 'identity:token.create';

/** Only the client's own program is called `openstack`; the others share their names with much else. */
const UNMISTAKABLE = 'python-openstackclient';

/**
 * A command as findings: its client, its operations; of a command that the data do not know, that it is not known.
 * @param line from 1
 * @param call as it is written
 */
export function commandFindings(found: FoundCommand, line: number, call: string): readonly Finding[] {
  const text = cutCall(call);
  const sdk: Finding = { kind: 'sdk', line, sdk: found.via };
  if (found.command === undefined) {
    if (found.via !== UNMISTAKABLE || !/openstack(?:\s+-\S+)*\s+[a-z]/.test(text)) return [];
    return [sdk, { kind: 'unmapped', line, sdk: found.via, call: text }];
  }
  const one = (operation: string, confidence: Confidence): Finding => ({
    kind: 'operation',
    line,
    operation,
    confidence,
    via: found.via,
    call: text,
  });
  const signsIn =
    found.operations.length > 0 && found.operations.every(({ operation }) => operation !== SIGN_IN);
  return [
    sdk,
    ...found.operations.map(({ operation, confidence }) => one(operation, confidence)),
    ...(signsIn ? [one(SIGN_IN, 'medium')] : []),
  ];
}
