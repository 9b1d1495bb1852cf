// SPDX-License-Identifier: Apache-2.0
import { paths } from '../../design/index.js';
import { MOST_COMPARED } from './asked-solutions.js';

/** The form that ticked solutions go along with, wherever on the page they are ticked. */
const FORM = 'compare';

/** A box beside a solution: ticked, it is compared with the others that are. */
export function ComparePick({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <label className="pick">
      <input type="checkbox" name="solution" value={id} form={FORM} aria-label={`Compare ${name}`} />
      <span aria-hidden="true">Compare</span>
    </label>
  );
}

/** Sends what is ticked to be compared. It stays out of the way until something is, where a browser can tell. */
export function CompareBar() {
  return (
    <form id={FORM} className="compare-bar" action={paths.compare} data-most={MOST_COMPARED}>
      <button type="submit">Compare the ticked ones</button>
      <span className="aside">Two to four, on the same facts.</span>
    </form>
  );
}
