// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import { commandFindings } from '../../declarative/commands/command-findings.js';
import { findCommandOperations, type Word } from '../../declarative/commands/find-command-operations.js';
import type { RubyCall, RubyFile, RubyValue } from './ruby-value.js';
import { textsBehind } from './texts-behind.js';

/** Names under which Ruby runs a program whose words are its arguments. */
const RUNS: ReadonlySet<string> = new Set([
  'shell_out',
  'shell_out!',
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

const MOST_OPTIONS = 40;

/** Commands of OpenStack's clients that Ruby code runs. */
export function findCommands({ calls, methods }: RubyFile): readonly Finding[] {
  return calls.flatMap((call) => {
    const words = wordsOf(call);
    const found =
      words === undefined
        ? undefined
        : findCommandOperations([...words, ...optionsAround(call, words, methods)]);
    if (found?.command === undefined) return [];
    return commandFindings(found, call.line, call.text);
  });
}

/**
 * Options that the method around a call, and methods that it names, put together: `properties << '--project' << name`.
 * They are looked at where the call is given more than it shows, and only where its arguments come from.
 */
function optionsAround(
  { within, argNodes, line }: RubyCall,
  words: readonly Word[],
  methods: RubyFile['methods'],
): readonly string[] {
  if (within === undefined || !words.includes(null)) return [];
  const texts = [...(textsBehind(within, argNodes, line) ?? [within.text])];
  for (const name of new Set(texts.join('\n').match(/\b[a-z_]+\b/g))) {
    const method = methods.get(name);
    if (method !== undefined && method !== within) texts.push(method.text);
  }
  return [...new Set(texts.join('\n').match(/(?<=['"])--[a-z][a-z-]+(?=['"=])/g))].slice(0, MOST_OPTIONS);
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
