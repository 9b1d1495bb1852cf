// SPDX-License-Identifier: Apache-2.0
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, markupText } from './html.js';

describe('the html tag', () => {
  it('escapes values for content and for quoted attributes alike', () => {
    const text = `<b title="x">'&\``;
    expect(markupText(html`<i title="${text}">${text}</i>`)).toBe(
      '<i title="&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#96;">&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#96;</i>',
    );
  });

  it('keeps markup that it made itself and joins lists', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(markupText(html`${items}`)).toBe('<li>a</li><li>&lt;b&gt;</li>');
  });

  it('shows nothing for what is absent, and zero as a number', () => {
    expect(markupText(html`${undefined}${null}${false}${''}${0}`)).toBe('0');
  });

  it('does not take an object out of JSON for markup', () => {
    const forged = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}') as never;
    expect(markupText(html`<p>${forged}</p>`)).not.toContain('<script>');
  });

  it('lets no string end the element or the attribute that it stands in', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const rendered = markupText(html`${text}`);
        expect(rendered).not.toMatch(/[<>"'`]/);
        expect(rendered).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39|#96);)/);
      }),
    );
  });
});
