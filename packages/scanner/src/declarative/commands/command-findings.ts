// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import { cutCall } from '../cut-call.js';
import type { FoundCommand } from './find-command-operations.js';

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
  return [
    sdk,
    ...found.operations.map((each): Finding => ({
      kind: 'operation',
      line,
      ...each,
      via: found.via,
      call: text,
    })),
  ];
}
