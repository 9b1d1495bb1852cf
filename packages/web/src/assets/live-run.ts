// SPDX-License-Identifier: Apache-2.0
// In a browser: parts of a run's page are replaced as they change. Without it the page asks for itself again.

/** How long to wait before the page is asked for anew where events do not come, ms. */
const AGAIN = 5000;

const run = document.querySelector<HTMLElement>('[data-events]');
if (run !== null) follow(run.dataset['events'] ?? '');

function follow(path: string): void {
  const events = new EventSource(path);
  events.addEventListener('parts', ({ data }) => {
    const parts = JSON.parse(String(data)) as Record<string, string>;
    for (const [id, markup] of Object.entries(parts)) replace(id, markup);
  });
  events.addEventListener('end', () => {
    events.close();
    location.reload();
  });
  events.addEventListener('error', () => {
    // A browser tries again by itself unless it was told that there is nothing.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), AGAIN);
  });
}

/** What holds the focus stays as it is until the reader has gone on. */
function replace(id: string, markup: string): void {
  const part = document.getElementById(id);
  if (part === null || part.contains(document.activeElement)) return;
  part.innerHTML = markup;
}
