// SPDX-License-Identifier: Apache-2.0
import type { ComponentFinding } from '../../detect/finding.js';
import type { LineCondition } from '../text/yaml-lines.js';

/** The condition of a template as a choice: a Helm value by its name, any other as it is written. */
export function templateChoice(when: LineCondition | null): ComponentFinding['choice'] {
  if (when === null) return null;
  const value = /\.Values\.([\w.-]+)/.exec(when.text)?.[1];
  return {
    kind: value === undefined ? 'template-condition' : 'helm-value',
    name: (value ?? when.text).slice(0, 300),
    default: 'could not tell',
    line: when.line,
  };
}
