// SPDX-License-Identifier: Apache-2.0

/** The path of a solution's page, as the web has it. */
export function solutionPage(solution: string): string {
  return `/solutions/${encodeURIComponent(solution)}`;
}
