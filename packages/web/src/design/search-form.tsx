// SPDX-License-Identifier: Apache-2.0
import { paths } from './paths.js';

export interface SearchFormProps {
  readonly text?: string | undefined;
  /** What is selected besides the text: it goes along with a new text. */
  readonly keep?: readonly (readonly [string, string])[] | undefined;
  readonly large?: boolean | undefined;
}

/** Longest text that the search takes. */
const LONGEST = 200;

/** The search, as a form that every browser can send. */
export function SearchForm({ text = '', keep = [], large = false }: SearchFormProps) {
  const id = large ? 'search' : 'header-search';
  return (
    <form className={large ? 'search large' : 'search'} role="search" action={paths.solutions}>
      <label className="unseen" htmlFor={id}>
        Search solutions
      </label>
      <input
        id={id}
        type="search"
        name="q"
        defaultValue={text}
        maxLength={LONGEST}
        placeholder={large ? 'backup, kubernetes, object storage …' : 'Search solutions'}
        autoComplete="off"
      />
      {keep.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">Search</button>
    </form>
  );
}
