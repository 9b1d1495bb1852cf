// SPDX-License-Identifier: Apache-2.0

/** What a path is a template of, by its name: `run.sh.j2` of `run.sh`. Other paths are what they are. */
export function innerName(path: string): string {
  return path.replace(/\.(?:erb|j2|jinja2?|tmpl|tpl|gotmpl|epp|in)$/, '');
}
