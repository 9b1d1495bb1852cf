// SPDX-License-Identifier: Apache-2.0
import type { FileHead } from '../detect/source-file.js';
import { isYaml } from '../stack/components/detect-components.js';
import { readYamlLines } from '../stack/text/yaml-lines.js';
import type { Setting } from './find-in-settings.js';

const PAIR = /^\s*["']?([A-Za-z][\w.-]*)["']?\s*(?:=>|[=:])\s*(.+?)\s*[,;]?$/;

/** Whether a file holds settings: configuration, manifests, and templates of either. */
export function hasSettings(file: FileHead): boolean {
  return (
    isYaml(file) || /^(?:ini|toml|template)$/.test(file.language) || /\.(?:conf|cfg|sample)$/.test(file.path)
  );
}

/** The settings of a file, as YAML where it is that and by `key = value` lines elsewhere; comments are none. */
export function readSettings(file: FileHead, text: string): readonly Setting[] {
  if (isYaml(file)) {
    return readYamlLines(text).flatMap(({ line, keys, value, block }) =>
      value === null || block ? [] : [{ line, key: keys.at(-1)!, value }],
    );
  }
  return text.split('\n').flatMap((raw, at): Setting[] => {
    if (/^\s*(?:[#;]|\/\/|\*)/.test(raw) || raw.length > 500) return [];
    const match = PAIR.exec(raw);
    if (match === null) return [];
    // In templates and programs, what is not quoted after `=>` or `:` is an expression, and no text.
    const written = /^["']|^<%=|^\{\{/.test(match[2]!) || /^\s*[\w.-]+\s*=(?!>)/.test(raw);
    if (!written) return [];
    return [{ line: at + 1, key: match[1]!, value: match[2]!.replace(/^(["'])(.*)\1$/, '$2') }];
  });
}
