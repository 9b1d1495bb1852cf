// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../../detect/finding.js';
import { terraformFindings } from './terraform-findings.js';

/** A block's head, in a string of a program or in a template of another kind: no grammar reads these as Terraform. */
const HEAD = /^[ \t]*(?:["'`+]\s*)?(resource|data)[ \t]+\\?"(openstack_\w+)\\?"[ \t]+\\?"[^"\n]*"[ \t]*\{/gm;

/** Terraform that a program writes or a template holds; likely, because what becomes of it does not stand there. */
export function findTerraformInText(text: string): readonly Finding[] {
  return [...text.matchAll(HEAD)].flatMap(({ 0: head, 1: keyword, 2: type = '', index }) =>
    terraformFindings(type, {
      line: text.slice(0, index).split('\n').length,
      call: head.trim(),
      isData: keyword === 'data',
      lower: true,
    }),
  );
}
