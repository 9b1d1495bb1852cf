// SPDX-License-Identifier: Apache-2.0
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EvidenceLink } from './evidence-link.js';
import { OperationName } from './operation-name.js';
import { isWebAddress, OutsideLink } from './outside-link.js';
import { paths } from './paths.js';
import { PlaceLink } from './place-link.js';

describe('a link to where a stranger points', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org'])('is a link: %s', (href) => {
    expect(renderToStaticMarkup(<OutsideLink href={href} />)).toMatch(
      /^<a href="http.*rel="noopener noreferrer nofollow ugc"/,
    );
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//evil.example',
    '/solutions',
    'https://user:secret@example.org/',
    'not an address',
  ])('is only said: %s', (href) => {
    expect(isWebAddress(href)).toBe(false);
    expect(renderToStaticMarkup(<OutsideLink href={href} />)).toMatch(/^<span>/);
  });
});

describe('a place in source', () => {
  const commit = 'c'.repeat(40);
  const link = (repository: string | null, file: string, line?: number) =>
    renderToStaticMarkup(
      <PlaceLink place={line === undefined ? { file } : { file, line }} source={{ repository, commit }} />,
    );

  it('leads to its line on the forges whose addresses are known', () => {
    expect(link('https://github.com/a/b.git', 'src/x y.go', 7)).toContain(
      `href="https://github.com/a/b/blob/${commit}/src/x%20y.go#L7"`,
    );
    expect(link('https://opendev.org/a/b', 'x.py', 1)).toContain(`/a/b/src/commit/${commit}/x.py#L1`);
    expect(link('https://gitlab.com/a/b/', 'x.py')).toContain(`/a/b/-/blob/${commit}/x.py"`);
  });

  it('is only said elsewhere', () => {
    for (const repository of ['https://github.com.evil.example/a/b', 'javascript:alert(1)', null]) {
      expect(link(repository, 'x.go', 7)).not.toContain('<a ');
    }
  });
});

describe('a link of ours', () => {
  it('holds no id unescaped', () => {
    expect(paths.vendor('a/b?c#d')).toBe('/vendors/a%20b%3Fc%23d');
    expect(paths.operation('compute:server.create')).toBe('/operations/compute/server.create');
    expect(paths.certificate(`sha256:${'a'.repeat(64)}`)).toBe(`/certificates/${'a'.repeat(64)}`);
  });

  it('leads to the first line of the evidence, and says when there are more', () => {
    const text = renderToStaticMarkup(
      <EvidenceLink solution="restic" evidence={{ run: 'run-1', seqs: [3, 4, 5, 6, 7, 8], count: 30 }} />,
    );
    expect(text).toContain('href="/solutions/restic/runs/run-1?from=3#call-3"');
    expect(text).toContain('30 calls of run-1: 3, 4, 5, 6, 7, …');
  });

  it('names an operation without its service where that is clear', () => {
    const text = renderToStaticMarkup(<OperationName operation="compute:server.create" within />);
    expect(text.replaceAll('<wbr/>', '')).toBe(
      '<a class="operation" href="/operations/compute/server.create"><code>server.create</code></a>',
    );
  });
});
