// SPDX-License-Identifier: Apache-2.0

/** What a file is written in, by its name and its first line (intake/language-of.ts). */
export const LANGUAGES = [
  'python',
  'go',
  'ruby',
  'java',
  'javascript',
  'typescript',
  'tsx',
  'csharp',
  'php',
  'rust',
  'shell',
  'hcl',
  'puppet',
  'yaml',
  'json',
  'toml',
  'xml',
  'ini',
  'dockerfile',
  'template',
  'text',
] as const;
export type Language = (typeof LANGUAGES)[number];
