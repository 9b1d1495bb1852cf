// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import { innerName } from '../inner-name.js';
import { loadResources } from '../resources/load-resources.js';
import { findInHcl } from './find-in-hcl.js';
import { terraformFindings } from './terraform-findings.js';
import { findTerraformInText } from './terraform-in-text.js';

/** Terraform and OpenTofu. */
export const hclDetector: Detector = {
  id: 'declarative-hcl',
  grammars: ['hcl', 'shell'],
  wants: ({ path, language }) => language === 'hcl' || isHclTemplate(path),
  needles: () => ['openstack'],
  detect: ({ text }) => (/\bopenstack[_" ]/.test(text) ? findInHcl(text) : []),
};

/** Terraform that programs and templates hold as text. */
export const terraformTextDetector: Detector = {
  id: 'declarative-terraform-text',
  grammars: [],
  wants: ({ path, language }) =>
    ['go', 'python', 'ruby', 'java', 'javascript', 'typescript', 'shell', 'template'].includes(language) &&
    !isHclTemplate(path),
  needles: () => ['resource "openstack_', 'data "openstack_', 'resource \\"openstack_', 'data \\"openstack_'],
  detect: ({ text }) => findTerraformInText(text),
};

/**
 * Providers of Crossplane that are generated from Terraform's (upjet): they name the resources that they offer, and run
 * the provider's code for each.
 */
export const upjetDetector: Detector = {
  id: 'declarative-upjet',
  grammars: [],
  wants: ({ language }) => language === 'go',
  needles: () => ['"openstack_'],
  detect: ({ text }, project) => {
    if (!project.dependencies.some(({ name }) => /\/upjet(?:\/|$)/.test(name))) return [];
    return text.split('\n').flatMap((line, at) => {
      const type = /^[^/"]*"(openstack_\w+)"\s*[:,)]/.exec(line)?.[1];
      const isKnown = type !== undefined && loadResources('terraform').types.has(type);
      return isKnown ? terraformFindings(type, { line: at + 1, call: line.trim() }) : [];
    });
  },
};

function isHclTemplate(path: string): boolean {
  return /\.(?:tf|tfvars|hcl)$/.test(innerName(path)) && innerName(path) !== path;
}
