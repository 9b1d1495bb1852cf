// SPDX-License-Identifier: Apache-2.0

/** An image as a manifest names it. */
export interface ImageName {
  /** With its registry, without tag and digest. */
  readonly name: string;
  readonly tag: string | null;
}

/** `{{ … }}`, `{% … %}`, `<%= … %>`, `((…))`, `${…}`, `$(…)`: what only the filled-in text knows. */
const FILLED_IN = /\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\(\([^)]*\)\)|\$\{[^}]*\}|\$\([^)]*\)|\$\w+/g;
const REFERENCE =
  /^((?:[\w.-]+(?::\d+)?\/)?[a-z0-9][\w.-]*(?:\/[a-z0-9][\w.-]*)*)(?::([\w.-]+))?(?:@sha256:\w+)?$/;

/**
 * The image that a text names; undefined where it names none, or where the name itself is filled in later.
 */
export function parseImageName(text: string): ImageName | undefined {
  const literal = text
    .replaceAll(FILLED_IN, '')
    .replaceAll(/["'\s]/g, '')
    .replace(/^(?:docker|oci):\/\//, '')
    .replace(/^\/+/, '')
    .replace(/[:@]+$/, '');
  if (literal === '' || literal.length > 300) return undefined;
  const match = REFERENCE.exec(literal);
  if (match === null || /^\d+$/.test(match[1]!)) return undefined;
  // Of `app:v{{ version }}` only the `v` is left, which is no tag.
  const tag = match[2] === undefined || /^(?:v|release|latest)?[-.]*$/.test(match[2]) ? null : match[2];
  return { name: match[1]!, tag };
}
