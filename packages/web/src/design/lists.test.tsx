// SPDX-License-Identifier: Apache-2.0
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DataTable } from './data-table.js';
import { FacetList, type FacetValue } from './facet-list.js';
import { pagesShown, Pagination } from './pagination.js';

describe('pages', () => {
  it('show the first, the last and the neighbours', () => {
    expect(pagesShown(1, 1)).toEqual([1]);
    expect(pagesShown(1, 12)).toEqual([1, 2, 12]);
    expect(pagesShown(6, 12)).toEqual([1, 5, 6, 7, 12]);
    expect(pagesShown(12, 12)).toEqual([1, 11, 12]);
  });

  it('are not there where there is one', () => {
    const render = (pages: number) =>
      renderToStaticMarkup(
        <Pagination page={1} pages={pages} name="Results" href={(page) => `?page=${page}`} />,
      );
    expect(render(1)).toBe('');
    expect(render(2)).toContain('rel="next"');
    expect(render(2)).not.toContain('rel="prev"');
  });
});

describe('a facet', () => {
  const values: readonly FacetValue[] = Array.from({ length: 12 }, (_, index) => ({
    value: `v${index}`,
    count: index,
    selected: index === 11,
    href: `?v=${index}`,
  }));

  it('folds away what is beyond, but never what is selected', () => {
    const text = renderToStaticMarkup(<FacetList name="Level" values={values} shown={4} />);
    const [front, rest = ''] = text.split('<details>');
    expect(front).toContain('v11');
    expect(front).toContain('(selected)');
    expect(rest).toContain('7 more');
    expect(rest).toContain('v10');
  });
});

describe('a table', () => {
  it('says why it is empty', () => {
    const text = renderToStaticMarkup(
      <DataTable caption="Runs" columns={[]} rows={[]} rowKey={String} empty="Nothing ran." />,
    );
    expect(text).toContain('Nothing ran.');
    expect(text).not.toContain('<table');
  });

  it('has a caption, heads its rows and can be reached by keyboard', () => {
    const text = renderToStaticMarkup(
      <DataTable
        caption="Runs"
        rows={['one']}
        rowKey={String}
        empty="Nothing ran."
        columns={[
          {
            key: 'name',
            head: 'Name',
            kind: 'name',
            cell: String,
          },
          { key: 'length', head: 'Length', kind: 'number', cell: (row) => row.length },
        ]}
      />,
    );
    expect(text).toContain('<caption>Runs</caption>');
    expect(text).toContain('<th scope="col" class="name">Name</th>');
    expect(text).toContain('<th scope="row" class="name">one</th><td class="number">3</td>');
    expect(text).toContain('tabindex="0"');
  });
});
