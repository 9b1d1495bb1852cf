// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import { CopyBlock, EmptyState, Fold, PageSection } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';

/** The least that an application credential must allow, ready to copy. */
export function AccessSection({ listing }: SectionProps) {
  const { accessRules, role, runs } = listing;
  const proven = runs.filter(({ purpose }) => purpose === 'least-privilege');
  const passed = proven.filter(({ steps }) => steps.every(({ outcome }) => outcome === 'passed')).length;
  return (
    <PageSection
      id="access"
      title="Least privilege"
      lead={
        role === null
          ? undefined
          : `The role ${role.name} is enough for what was seen, narrowed to ${formatCounted(accessRules.length, 'rule')}. ${
              proven.length === 0
                ? 'No run with these rules alone is among the evidence.'
                : `${passed} of ${formatCounted(proven.length, 'run')} with such rules alone passed.`
            }`
      }
    >
      {accessRules.length === 0 ? (
        <EmptyState>No rule follows from what was seen.</EmptyState>
      ) : (
        <>
          <CopyBlock
            title="Make an application credential that can do this and nothing else"
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

/** One rule a line, as the OpenStack client reads it. */
function rulesText(rules: SectionProps['listing']['accessRules']): string {
  return `[\n${rules.map((rule) => `  ${JSON.stringify(rule)}`).join(',\n')}\n]`;
}
