// SPDX-License-Identifier: Apache-2.0

/** The recipes of a makefile, each at its own line, as the shell gets them; variables of make become the shell's. */
export function makefileScript(text: string): string {
  let continues = false;
  return text
    .split('\n')
    .map((line) => {
      const isRecipe = line.startsWith('\t') || continues;
      const isVariable = /^\s*[\w.-]+\s*[:?+]?=/.test(line) && !line.startsWith('\t');
      continues = isRecipe && /\\\s*$/.test(line);
      if (isVariable)
        return line
          .replace(/^\s*([\w.-]+)\s*[:?+]?=\s*(.*)$/, '$1="$2"')
          .replaceAll('$(', '${')
          .replaceAll(/(\$\{\w+)\)/g, '$1}');
      if (!isRecipe) return '';
      return line
        .replace(/^\t[@+-]*/, '')
        .replaceAll('$$', '\u0000')
        .replace(/\$\((\w+)\)/g, '${$1}')
        .replaceAll('\u0000', '$');
    })
    .join('\n');
}
