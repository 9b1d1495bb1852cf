// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { readTasks } from '../ansible/read-tasks.js';
import { readCrossplane } from '../crossplane/read-crossplane.js';
import { readHeatTemplate } from '../heat/read-heat-template.js';
import { innerName } from '../inner-name.js';
import { readTerraformJson } from '../terraform/read-terraform-json.js';
import { parseYaml } from './parse-yaml.js';
import { readCommands } from './read-commands.js';

/** What is looked for in YAML, and in JSON, which is YAML, too. */
const READERS = [readTasks, readHeatTemplate, readCommands, readTerraformJson, readCrossplane];

/** Plays, roles, templates of Heat, and commands in whatever holds them. A file is parsed once for all. */
export const yamlDetector: Detector = {
  id: 'declarative-yaml',
  grammars: ['shell'],
  wants: ({ path, language }) =>
    language === 'yaml' ||
    (language === 'json' && !/(?:^|\/)(?:package|package-lock|composer|tsconfig)\.json$/.test(path)) ||
    /\.(?:ya?ml|json|hot|template|env)$/.test(innerName(path)),
  needles: () => READERS.flatMap((reader) => reader.needles()),
  detect: ({ path, text }) => {
    const readers = READERS.filter(
      (reader) => reader.needles().some((needle) => text.includes(needle)) && reader.mayRead(text, path),
    );
    if (readers.length === 0) return [];
    const yaml = parseYaml(text);
    return yaml === undefined ? [] : readers.flatMap((reader) => reader.read(yaml));
  },
};
