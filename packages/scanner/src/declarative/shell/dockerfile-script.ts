// SPDX-License-Identifier: Apache-2.0

/**
 * What the instructions of a Dockerfile give to a shell, each at its own line: everything else is blank. Instructions in
 * the form of a list become a line of words.
 */
export function dockerfileScript(text: string): string {
  let runs = false;
  let continues = false;
  return text
    .split('\n')
    .map((line) => {
      const begin = /^\s*(?:ONBUILD\s+)?(RUN|CMD|ENTRYPOINT|HEALTHCHECK|[A-Z]+)\s+(.*)$/.exec(line);
      let content = line;
      if (!continues && begin !== null) {
        runs = /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/.test(begin[1] ?? '');
        content = (begin[2] ?? '').replace(/^(?:--\S+\s+)*(?:CMD\s+)?/, '');
        if (content.startsWith('[')) content = content.replace(/^\[|\]\s*$/g, '').replace(/",\s*"/g, '" "');
      } else if (!continues && line.trim() !== '') {
        runs = false;
      }
      const isComment = /^\s*#/.test(line);
      continues = isComment ? continues : /\\\s*$/.test(line);
      if (!runs) return '';
      return isComment ? '\\' : content;
    })
    .join('\n');
}
