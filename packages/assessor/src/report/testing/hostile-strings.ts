// SPDX-License-Identifier: Apache-2.0

/** What a stranger would write into a manifest, a fault or a user agent to break out of a report or to make it lie. */
export const HOSTILE_STRINGS: readonly string[] = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '`onfocus=alert(1) autofocus`',
  '</title></style></pre></textarea><svg onload=alert(1)>',
  '<!-- <![CDATA[ ]]> <?xml ?>',
  '&lt;b&gt; &amp; &#60;',
  'a\u202Egpj.exe\u202C b\u2066c\u2069\u200F\u061C',
  'tab\tnewline\nreturn\r null\u0000 escape\u001B[31mred bell\u0007 delete\u007F c1\u009B31m',
  'zero\u200Bwidth\uFEFF\u2060 separators\u2028\u2029 beyond \uFFFE \u{E0041}',
  '| cell | cell |\n|---|---|\n# heading\n- item\n1. item\n```\nfence\n```',
  '@everyone [link](javascript:alert(1)) ![i](http://127.0.0.1/x.png) **bold** ~~gone~~',
  '日本語 ümlaut 🚀 عربى עברית',
  '$(touch /x) `id` ; rm -rf / "$HOME"',
  'x'.repeat(500),
  '',
];
