// SPDX-License-Identifier: Apache-2.0
import { isMap, isSeq } from 'yaml';
import type { Finding } from '../../detect/finding.js';
import { commandFindings } from '../commands/command-findings.js';
import { findCommandOperations, type Word } from '../commands/find-command-operations.js';
import { programNames } from '../commands/load-commands.js';
import { findInShell } from '../shell/find-in-shell.js';
import { speaksCommands } from '../shell/speaks-commands.js';
import type { ParsedYaml } from './parse-yaml.js';
import { stripTemplate } from './strip-template.js';
import { lineOf, mapsBelow, pairsOf, textLineOf, textOf, valueOf } from './yaml-nodes.js';
import type { YamlReader } from './yaml-reader.js';

/**
 * Keys whose values a shell gets: tasks of Ansible, cloud-init, containers of Kubernetes and Compose, hooks and jobs.
 * The last part of a dotted name counts: `ansible.builtin.shell`.
 */
const KEYS = new Set(
  (
    'shell command raw cmd run script scripts before_script after_script runcmd bootcmd commands args entrypoint exec ' +
    'argv pre_command post_command user_data userdata user-data inline local-exec content inlineScript template config'
  ).split(' '),
);

/** Of these only what begins as a script is one. */
const WHOLE_FILES = new Set([
  'content',
  'user_data',
  'userdata',
  'user-data',
  'inlineScript',
  'args',
  'template',
  'config',
]);

/** Commands in YAML: the values of keys that hold them, as one text, as lists of words or as lists of lines. */
export const readCommands: YamlReader = {
  needles: () => programNames().flatMap((name) => [' ', ',', '",', "',"].map((end) => name + end)),
  mayRead: speaksCommands,
  read: (yaml) =>
    yaml.roots.flatMap((root) =>
      [...mapsBelow(root)].flatMap(({ map }) =>
        pairsOf(map).flatMap(({ key, pair }) => {
          const name = key.slice(key.lastIndexOf('.') + 1);
          return KEYS.has(name) ? readValue(pair.value, WHOLE_FILES.has(name), yaml) : [];
        }),
      ),
    ),
};

function readValue(value: unknown, isFile: boolean, yaml: ParsedYaml): readonly Finding[] {
  if (isMap(value))
    return ['cmd', '_raw_params', 'argv'].flatMap((key) => readValue(valueOf(value, key), false, yaml));
  if (isSeq(value)) return readList(value.items, yaml);
  const text = textOf(value);
  if (text === undefined || (isFile && !/^#!.*sh\b/.test(text))) return [];
  return findInShell(stripTemplate(text, '$_'), textLineOf(value, yaml));
}

function readList(items: readonly unknown[], yaml: ParsedYaml): readonly Finding[] {
  const words: readonly Word[] = items.map((item) => textOf(item) ?? null);
  const found = findCommandOperations(words);
  if (found?.command !== undefined) return commandFindings(found, lineOf(items[0], yaml), words.join(' '));
  return items.flatMap((item) => readValue(item, false, yaml));
}
