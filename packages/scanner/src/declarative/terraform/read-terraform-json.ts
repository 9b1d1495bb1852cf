// SPDX-License-Identifier: Apache-2.0
import { isMap, isSeq } from 'yaml';
import type { Finding } from '../../detect/finding.js';
import { innerName } from '../inner-name.js';
import type { ParsedYaml } from '../yaml/parse-yaml.js';
import { lineOf, pairsOf, valueOf } from '../yaml/yaml-nodes.js';
import type { YamlReader } from '../yaml/yaml-reader.js';
import { terraformFindings } from './terraform-findings.js';

/** Terraform in its JSON syntax: `{"resource": {"openstack_…": {"name": {…}}}}`, or lists of these. */
export const readTerraformJson: YamlReader = {
  needles: () => ['"openstack_'],
  mayRead: (_text, path) => innerName(path).endsWith('.tf.json'),
  read: (yaml) =>
    yaml.roots.flatMap((root) =>
      ['resource', 'data'].flatMap((keyword) => readBlocks(keyword, valueOf(root, keyword), yaml)),
    ),
};

function readBlocks(keyword: string, node: unknown, yaml: ParsedYaml): readonly Finding[] {
  if (isSeq(node)) return node.items.flatMap((item) => readBlocks(keyword, item, yaml));
  if (!isMap(node)) return [];
  return pairsOf(node)
    .filter(({ key }) => key.startsWith('openstack_'))
    .flatMap(({ key, pair }) =>
      terraformFindings(key, {
        line: lineOf(pair.key, yaml),
        call: `${keyword} "${key}"`,
        isData: keyword === 'data',
      }),
    );
}
