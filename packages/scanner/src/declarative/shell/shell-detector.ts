// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import type { FileHead } from '../../detect/source-file.js';
import { programNames } from '../commands/load-commands.js';
import { innerName } from '../inner-name.js';
import { stripTemplate } from '../yaml/strip-template.js';
import { dockerfileScript } from './dockerfile-script.js';
import { findInShell } from './find-in-shell.js';
import { makefileScript } from './makefile-script.js';
import { speaksCommands } from './speaks-commands.js';

type Kind = 'script' | 'template' | 'dockerfile' | 'makefile';

/** Commands in scripts, in templates of scripts, in Dockerfiles and in makefiles. */
export const shellDetector: Detector = {
  id: 'declarative-shell',
  grammars: ['shell'],
  wants: (file) => kindOf(file) !== undefined,
  needles: () => [...programNames().map((name) => `${name} `), 'OPENSTACK'],
  detect: (file) => {
    const { text } = file;
    if (!speaksCommands(text) && !/[$(]\{?(?:OPENSTACK|OSC)\w*[)}"]*\s/i.test(text)) return [];
    switch (kindOf(file)) {
      case 'script':
        return findInShell(text);
      case 'template':
        return innerName(file.path).endsWith('.sh') || /^#!.*sh\b/.test(text)
          ? findInShell(stripTemplate(text, '$_'))
          : [];
      case 'dockerfile':
        return findInShell(dockerfileScript(text));
      case 'makefile':
        return findInShell(makefileScript(text));
      case undefined:
        return [];
    }
  },
};

function kindOf({ path, language }: FileHead): Kind | undefined {
  if (language === 'shell') return 'script';
  if (language === 'dockerfile') return 'dockerfile';
  if (/(?:^|\/)(?:GNU)?[Mm]akefile(?:\.\w+)?$|\.mk$/.test(path)) return 'makefile';
  return language === 'template' ? 'template' : undefined;
}
