// SPDX-License-Identifier: Apache-2.0
export * from './html/html-report.js';
export * from './json-report.js';
export * from './junit/junit-report.js';
export { escapeMarkdown } from './markdown/escape-markdown.js';
export * from './markdown/markdown-report.js';
export * from './report-options.js';
export * from './text/text-report.js';
export { reproduceCommands } from './words/reproduce.js';
export { shellWord } from './words/shell-word.js';
