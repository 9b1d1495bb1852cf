// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import { CopyBlock, EmptyState, Fold, Notice, PageSection } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';

/** Of the guideline: it works under its own least-privilege access rules. */
const CRITERION = 'least-privilege';

/** The least that an application credential must allow, ready to copy. */
export function AccessSection({ listing }: SectionProps) {
  const { accessRules, role } = listing;
  return (
    <PageSection
      id="access"
      title="Least privilege"
      lead={
        role === null
          ? undefined
          : `By the default policies the role ${role.name} allows what was seen. ${formatCounted(accessRules.length, 'rule')} narrow it to that.`
      }
    >
      <Proof listing={listing} />
      {accessRules.length === 0 ? (
        <EmptyState>No rule follows from what was seen.</EmptyState>
      ) : (
        <>
          <CopyBlock
            title="An application credential with these rules alone"
            text={`openstack application credential create ${listing.id} \\\n  --role ${role?.name ?? 'member'} \\\n  --access-rules ${listing.id}-rules.json`}
          />
          <Fold
            summary={`${listing.id}-rules.json`}
            aside={formatCounted(accessRules.length, 'rule')}
            open={accessRules.length <= 12}
          >
            <CopyBlock title="Access rules" text={rulesText(accessRules)} level={4} />
          </Fold>
        </>
      )}
    </PageSection>
  );
}

/** Whether the rules alone were enough: where they were not, whoever copies them has to know it first. */
function Proof({ listing }: Pick<SectionProps, 'listing'>) {
  const tried = listing.runs.filter(({ purpose }) => purpose === 'least-privilege');
  const judged = listing.criteria.find(({ id }) => id === CRITERION);
  if (tried.length === 0) {
    return <Notice tone="quiet">No run with these rules alone is among the evidence.</Notice>;
  }
  const passed = tried.filter(({ steps }) => steps.every(({ outcome }) => outcome === 'passed')).length;
  const enough = passed === tried.length;
  return (
    <Notice tone={enough ? 'good' : 'warn'}>
      <a href="#runs">
        {passed} of {formatCounted(tried.length, 'run')}
      </a>{' '}
      with these rules alone passed.{' '}
      {enough || judged === undefined ? null : (
        <>
          {judged.why} <a href={`#criterion-${CRITERION}`}>The criterion</a>
        </>
      )}
    </Notice>
  );
}

/** One rule a line, as the OpenStack client reads it. */
function rulesText(rules: SectionProps['listing']['accessRules']): string {
  return `[\n${rules.map((rule) => `  ${JSON.stringify(rule)}`).join(',\n')}\n]`;
}
