// SPDX-License-Identifier: Apache-2.0

/** Also what is printed, whatever the screen shows. */
export const LIGHT = `
  --paper: #f7f6f3; --card: #ffffff; --sunk: #f0eeea; --line: #dedad2; --strong-line: #86817a;
  --ink: #1d2125; --muted: #565b61; --link: #6d4e06; --focus: #1a5fb4; --shade: rgb(0 0 0 / 0.16);
  --good: #17653b; --bad: #a9221b; --warn: #7d4a00; --quiet: #565b61;
  --good-fill: #e2f1e7; --bad-fill: #fae5e2; --warn-fill: #faeed6; --quiet-fill: #eceae6;
  --stone: #2a2e33; --facet: #3c4248; --gold: #d4a937; --gold-line: #9a7415; --gold-fill: #f9f0d7;
  --heat1: #ecd9a0; --heat2: #dfbf66; --heat3: #c89b2e; --heat4: #9a7415; --heat5: #5f4606;
  --bar: #a57e1c; --bar-ink: #1d2125; --track: #e9e6e0;
  --share-unknown: #d3cfc6;
`;

const DARK = `
  --paper: #15181b; --card: #1d2125; --sunk: #24292e; --line: #343a40; --strong-line: #7d858d;
  --ink: #eceae5; --muted: #a9b0b7; --link: #e3c068; --focus: #8ab8f0; --shade: rgb(0 0 0 / 0.6);
  --good: #7fd09c; --bad: #ff9a8f; --warn: #ecbc62; --quiet: #a9b0b7;
  --good-fill: #1c3326; --bad-fill: #3d2220; --warn-fill: #382c15; --quiet-fill: #2a2f34;
  --stone: #343b42; --facet: #4a535c; --gold: #e0b848; --gold-line: #b8923a; --gold-fill: #2f2914;
  --heat1: #5a4a1c; --heat2: #7d6624; --heat3: #a8882f; --heat4: #d4ab3d; --heat5: #f6dc8c;
  --bar: #cfa63f; --bar-ink: #15181b; --track: #2a2f34;
  --share-unknown: #454c54;
`;

/**
 * Stone greys and one gold; green, red and amber only for verdicts. The theme is the reader's system's, unless
 * `data-theme` on the root says light or dark. Every text colour has a contrast of at least 4.5 on paper, card and sunk
 * (WCAG 2.2, 1.4.3), every mark of a chart 3 (1.4.11); the browser test measures the texts.
 */
export const STYLE_COLOURS = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
:root[data-theme="light"] { color-scheme: light; ${LIGHT} }
:root[data-theme="dark"] { color-scheme: dark; ${DARK} }
`;
