// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import type { ParsedYaml } from './parse-yaml.js';

/** One way of reading a YAML file that was parsed. */
export interface YamlReader {
  /** Texts of which one must occur for it to find anything. */
  readonly needles: () => readonly string[];
  /** Whether the text is worth parsing for it; called where a needle occurs. */
  mayRead(text: string, path: string): boolean;
  read(yaml: ParsedYaml): readonly Finding[];
}
