// SPDX-License-Identifier: Apache-2.0
import { loadResources } from '../../declarative/resources/load-resources.js';
import { terraformFindings } from '../../declarative/terraform/terraform-findings.js';
import type { Finding } from '../../detect/finding.js';
import type { SyntaxNode } from '../../parse/syntax-node.js';

/**
 * Libraries with which a program takes the resources of a Terraform provider over as its own: Crossplane's upjet, and
 * Pulumi's bridge. Each resource is named by its type, as a text.
 */
export const BRIDGES = ['github.com/crossplane/upjet', 'github.com/pulumi/pulumi-terraform-bridge'];

/** What the resources do that a file takes over. The provider does it on behalf: likely, not certain. */
export function findBridgedResources(root: SyntaxNode): readonly Finding[] {
  const { types } = loadResources('terraform');
  const seen = new Set<string>();
  const findings: Finding[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'interpreted_string_literal') {
      const type = node.text.slice(1, -1);
      if (!types.has(type) || seen.has(type)) return;
      seen.add(type);
      findings.push(...terraformFindings(type, { line: node.line, call: type, lower: true }));
      return;
    }
    node.children.forEach(visit);
  };
  visit(root);
  return findings;
}
