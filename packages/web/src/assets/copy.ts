// SPDX-License-Identifier: Apache-2.0
// In a browser: a button beside each block to copy. Without it the text is there to select.

/** How long a button says what it did, ms. */
const SAID = 2000;

for (const block of document.querySelectorAll<HTMLElement>('pre[data-copy]')) addButton(block);

function addButton(block: HTMLElement): void {
  const title = block.getAttribute('aria-label') ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  const say = (word: string): void => {
    button.textContent = word;
    // The visible word first, so that speech input finds it; then what it is of.
    button.setAttribute('aria-label', `${word}: ${title}`);
  };
  const told = document.createElement('span');
  told.className = 'unseen';
  told.setAttribute('role', 'status');
  say('Copy');
  let back: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('click', () => {
    void copy(block).then((done) => {
      say(done ? 'Copied' : 'Selected');
      told.textContent = done ? `Copied: ${title}` : `Selected: ${title}. Copy it with the keyboard.`;
      clearTimeout(back);
      back = setTimeout(() => {
        say('Copy');
        told.textContent = '';
      }, SAID);
    });
  });
  block.after(button, told);
}

/** Whether the text is on the clipboard. Where a page may not write there (no https) the text is selected. */
async function copy(block: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(block.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(block);
    return false;
  }
}
