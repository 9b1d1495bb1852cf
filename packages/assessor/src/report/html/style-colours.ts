// SPDX-License-Identifier: Apache-2.0

/**
 * Stone greys and one gold; green, red and amber only for verdicts. Every text colour has a contrast of at least 4.5 on
 * paper, card and sunk (WCAG 2.2, 1.4.3); the browser test measures it.
 */
export const STYLE_COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #f7f6f3; --card: #ffffff; --sunk: #f0eeea; --line: #dedad2; --strong-line: #8d887e;
  --ink: #1d2125; --muted: #565b61; --link: #6d4e06; --focus: #1a5fb4; --shade: rgb(0 0 0 / 0.16);
  --good: #17653b; --bad: #a9221b; --warn: #7d4a00; --quiet: #565b61;
  --good-fill: #e2f1e7; --bad-fill: #fae5e2; --warn-fill: #faeed6; --quiet-fill: #eceae6;
  --stone: #2a2e33; --facet: #3c4248; --gold: #d4a937; --gold-line: #9a7415;
  --heat0: #f3f1ed; --heat1: #faf3de; --heat2: #f5e6b9; --heat3: #efd68d; --heat4: #e6c360; --heat5: #d9ae3a;
  --heat-ink: #1d2125; --bar: #a57e1c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --card: #1d2125; --sunk: #24292e; --line: #343a40; --strong-line: #7d858d;
    --ink: #eceae5; --muted: #a9b0b7; --link: #e3c068; --focus: #8ab8f0; --shade: rgb(0 0 0 / 0.6);
    --good: #7fd09c; --bad: #ff9a8f; --warn: #ecbc62; --quiet: #a9b0b7;
    --good-fill: #1c3326; --bad-fill: #3d2220; --warn-fill: #382c15; --quiet-fill: #2a2f34;
    --stone: #2c3238; --facet: #424a52; --gold: #e0b848; --gold-line: #b8923a;
    --heat0: #22262a; --heat1: #2c2a20; --heat2: #3b3420; --heat3: #4c4120; --heat4: #5f4f1e; --heat5: #745e1a;
    --heat-ink: #f4f1e8; --bar: #cfa63f;
  }
}
`;
