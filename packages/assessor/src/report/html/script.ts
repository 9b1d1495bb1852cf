// SPDX-License-Identifier: Apache-2.0

/**
 * All of the page's JavaScript: copy buttons, opening what a link leads to, and opening everything for print. Without
 * it the page says the same.
 */
export const SCRIPT = `
for (const block of document.querySelectorAll('pre[data-copy]')) {
  if (!navigator.clipboard) break;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy ' + block.getAttribute('aria-label'));
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(block.textContent).then(
      () => { button.textContent = 'Copied'; },
      () => { button.textContent = 'Not allowed'; },
    );
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
  block.before(button);
}
const reveal = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target && target.tagName === 'DETAILS') target.open = true;
};
addEventListener('hashchange', reveal);
reveal();
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details:not([open])')) {
    details.open = true;
    details.dataset.opened = '';
  }
});
addEventListener('afterprint', () => {
  for (const details of document.querySelectorAll('details[data-opened]')) {
    details.open = false;
    delete details.dataset.opened;
  }
});
`;
