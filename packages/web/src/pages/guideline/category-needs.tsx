// SPDX-License-Identifier: Apache-2.0
import type { GuidelineFiles } from '@touchstone/attest';
import type { Category } from '@touchstone/model';
import { DataTable, PageSection, paths } from '../../design/index.js';
import { searchFor, searchPath } from '../search-links.js';

/** What each category is asked for: nothing that it does not need. */
export function CategoryNeeds({ papers }: { readonly papers: GuidelineFiles }) {
  const { categories } = papers.categories;
  return (
    <PageSection
      id="categories"
      title="What each category is asked for"
      lead="What a category does not need is not asked of it: a backup tool is not marked down for ignoring DNS. Core is asked for integrated; core and relevant for native."
    >
      <DataTable
        caption="Concerns by category"
        captionUnseen
        rows={categories}
        rowKey={({ id }) => id}
        empty="The guideline names no category."
        columns={[
          {
            key: 'category',
            head: 'Category',
            kind: 'name',
            cell: ({ id, title, statement }) => (
              <>
                <a href={searchPath(searchFor({ category: [id] }))}>{title}</a>
                <small>{statement}</small>
              </>
            ),
          },
          {
            key: 'core',
            head: 'Core',
            cell: (one) => <Concerns papers={papers} category={one} concerns={one.core} />,
          },
          {
            key: 'relevant',
            head: 'Relevant',
            cell: (one) => <Concerns papers={papers} category={one} concerns={one.relevant} />,
          },
        ]}
      />
    </PageSection>
  );
}

interface ConcernsProps {
  readonly papers: GuidelineFiles;
  readonly category: Category;
  readonly concerns: Category['core'];
}

function Concerns({ papers, category, concerns }: ConcernsProps) {
  return concerns.map((concern, index) => (
    <span key={concern}>
      {index === 0 ? '' : ', '}
      <a href={paths.concern(concern)}>
        {papers.concerns.concerns.find(({ id }) => id === concern)?.title ?? concern}
      </a>
      {category.reads.includes(concern) ? <span className="aside"> (reads only)</span> : null}
    </span>
  ));
}
