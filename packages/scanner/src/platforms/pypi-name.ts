// SPDX-License-Identifier: Apache-2.0

/** A name as PyPI compares it (PEP 503): lower case, with one hyphen for any run of `-`, `_` and `.`. */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
