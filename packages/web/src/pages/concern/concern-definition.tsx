// SPDX-License-Identifier: Apache-2.0
import type { Category, ConcernEntry } from '@touchstone/model';
import { type Fact, FactsList, PageSection, paths } from '../../design/index.js';
import { searchFor, searchPath } from '../search-links.js';
import { ServiceNames } from './service-names.js';

export interface ConcernDefinitionProps {
  readonly entry: ConcernEntry;
  readonly categories: readonly Category[];
  /** Of the guideline that says so. */
  readonly version: string;
  /** Of the paper with the concerns. */
  readonly digest: string;
}

/** What counts as native for a concern, as the guideline has it. */
export function ConcernDefinition({ entry, categories, version, digest }: ConcernDefinitionProps) {
  const { services, operations, lifecycles, readOnly } = entry;
  const facts: readonly (Fact | undefined)[] = [
    {
      name: 'OpenStack’s answer',
      value: <ServiceNames services={services} />,
    },
    {
      name: 'Calls that count',
      value: operations.length === 0 ? 'any operation of these services' : <Codes texts={operations} />,
    },
    readOnly || lifecycles.length === 0
      ? { name: 'Proved by', value: 'a call of a step that the cloud accepted: reading is all that is asked' }
      : {
          name: 'Proved by',
          value: (
            <>
              one and the same thing made, read and removed in one run: <Codes texts={lifecycles} />
            </>
          ),
        },
    categoryFact('Core for', categories, ({ core }) => core.includes(entry.id)),
    categoryFact('Relevant for', categories, ({ relevant }) => relevant.includes(entry.id)),
    categoryFact('Only read by', categories, ({ reads }) => reads.includes(entry.id)),
    {
      name: 'Published in',
      value: (
        <>
          guideline <a href={paths.guideline(version)}>{version}</a>,{' '}
          <a href={paths.evidence(digest)}>its list of concerns</a>
        </>
      ),
    },
  ];
  return (
    <PageSection
      id="definition"
      title="What native means here"
      lead="Where a solution’s category only reads, or asks nothing of it, a call that reads is enough. Of a solution that never ran, the verdict is what its source shows; that reaches no level."
    >
      <FactsList facts={facts.filter((fact) => fact !== undefined)} />
    </PageSection>
  );
}

function categoryFact(
  name: string,
  categories: readonly Category[],
  fits: (category: Category) => boolean,
): Fact | undefined {
  const fitting = categories.filter(fits);
  if (fitting.length === 0) return undefined;
  return {
    name,
    value: fitting.map(({ id, title }, index) => (
      <span key={id}>
        {index === 0 ? '' : ', '}
        <a href={searchPath(searchFor({ category: [id] }))}>{title}</a>
      </span>
    )),
  };
}

function Codes({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text, index) => (
    <span key={text}>
      {index === 0 ? '' : ', '}
      <code>{text}</code>
    </span>
  ));
}
