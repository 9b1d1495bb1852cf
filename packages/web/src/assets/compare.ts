// SPDX-License-Identifier: Apache-2.0
// In a browser: what is ticked to be compared is kept from one page of a search to the next, counted, and ends at the most
// that fit side by side. Without it the boxes of one page go along with the form.

const KEPT = 'compare';

interface Ticked {
  readonly id: string;
  readonly name: string;
}

const form = document.querySelector<HTMLFormElement>('form.compare-bar');
if (form !== null) keepTicked(form, Number(form.dataset['most']));

function keepTicked(bar: HTMLFormElement, most: number): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.pick input')];
  const button = bar.querySelector('button');
  const words = bar.querySelector('.aside');
  const list = document.createElement('ul');
  list.className = 'chosen';
  bar.prepend(list);
  words?.setAttribute('role', 'status');
  // A box may be ticked already: browsers restore forms when the reader comes back.
  const here = boxes.filter(({ checked }) => checked).map(tickedOf);
  let ticked = [...readKept().filter(({ id }) => here.every((one) => one.id !== id)), ...here].slice(0, most);

  const draw = (): void => {
    sessionStorage.setItem(KEPT, JSON.stringify(ticked));
    for (const box of boxes) {
      box.checked = ticked.some(({ id }) => id === box.value);
      box.disabled = !box.checked && ticked.length >= most;
    }
    list.replaceChildren(...ticked.map((one) => chip(one, () => drop(one.id))));
    bar.classList.toggle('ticked', ticked.length > 0);
    if (button !== null) button.disabled = ticked.length < 2;
    if (words !== null) words.textContent = told(ticked.length, most);
  };
  const drop = (id: string): void => {
    ticked = ticked.filter((one) => one.id !== id);
    draw();
    button?.focus();
  };
  for (const box of boxes) {
    // What is sent is in the bar, in the order in which it was ticked and from other pages, too.
    box.removeAttribute('form');
    box.addEventListener('change', () => {
      ticked = ticked.filter(({ id }) => id !== box.value);
      if (box.checked) ticked = [...ticked, tickedOf(box)];
      draw();
    });
  }
  bar.addEventListener('submit', () => sessionStorage.removeItem(KEPT));
  draw();
}

function told(count: number, most: number): string {
  if (count < 2) return 'Tick one more to compare.';
  return count < most ? `${count} ticked, at most ${most}.` : `${count} ticked: no more fit side by side.`;
}

/** One that is ticked, with the way to drop it; it goes along in a hidden field. */
function chip({ id, name }: Ticked, drop: () => void): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `${name} ×`;
  button.setAttribute('aria-label', `Leave out ${name}`);
  button.addEventListener('click', drop);
  item.append(button);
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'solution';
  field.value = id;
  item.append(field);
  return item;
}

function tickedOf(box: HTMLInputElement): Ticked {
  return { id: box.value, name: (box.getAttribute('aria-label') ?? box.value).replace(/^Compare /, '') };
}

/** Any page of this site may have written there, and an older version of this one: what does not fit is dropped. */
function readKept(): readonly Ticked[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTicked) : [];
  } catch {
    return [];
  }
}

function isTicked(one: unknown): one is Ticked {
  if (typeof one !== 'object' || one === null) return false;
  const { id, name } = one as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string';
}
