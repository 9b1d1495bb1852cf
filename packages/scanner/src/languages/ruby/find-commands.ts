// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import { commandFindings } from '../../declarative/commands/command-findings.js';
import { findCommandOperations, type Word } from '../../declarative/commands/find-command-operations.js';
import type { RubyCall, RubyFile, RubyValue } from './ruby-value.js';

/** Names under which Ruby runs a program whose words are its arguments. */
const RUNS: ReadonlySet<string> = new Set([
  'system',
  'exec',
  'spawn',
  'popen',
  'capture2',
  'capture2e',
  'capture3',
  'run',
  'sh',
  'execute',
]);
/**
 * Wrappers around the `openstack` command by the words that they are handed: Puppet's `openstacklib` provides
 * `request('project', 'list', …)` and `openstack('project', 'list', …)` to providers (puppet-openstacklib,
 * lib/puppet/provider/openstack.rb).
 */
const OPENSTACK_RUNS = /(?:^|_)(?:openstack|request|openstack_command)$/;

/** Commands of OpenStack's clients that Ruby code runs. */
export function findCommands({ calls }: RubyFile): readonly Finding[] {
  return calls.flatMap((call) => {
    const words = wordsOf(call);
    const found = words === undefined ? undefined : findCommandOperations(words);
    if (found?.command === undefined) return [];
    return commandFindings(found, call.line, call.text);
  });
}

function wordsOf({ name, args, argNodes }: RubyCall): readonly Word[] | undefined {
  const words = args.flatMap((arg, at) => wordsOfArgument(arg, argNodes[at]?.type));
  const [first] = words;
  if (OPENSTACK_RUNS.test(name)) {
    return typeof first === 'string' && /^[a-z][a-z0-9 -]*$/.test(first)
      ? ['openstack', ...words]
      : undefined;
  }
  return RUNS.has(name) ? words : undefined;
}

function wordsOfArgument(arg: RubyValue | undefined, type: string | undefined): readonly Word[] {
  if (arg?.kind !== 'text') return type === undefined ? [] : [null];
  return arg.text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (word.includes('{}') ? null : word));
}
