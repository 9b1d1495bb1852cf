// SPDX-License-Identifier: Apache-2.0
import { type AssessedRun, formatCount, formatCounted } from '@touchstone/model';
import { DataTable, EmptyState, Mark, Notice, PageSection } from '../../design/index.js';
import type { RunProps } from './run-props.js';

const SHOWN = 100;

const HOW: Readonly<Record<AssessedRun['residue']['how'], string>> = {
  inventory: 'Everything in the project was listed after teardown.',
  tracked: 'Nobody listed the project after teardown: this is what the calls themselves tell.',
  unknown: 'Nobody listed the project after teardown, and the calls do not tell either.',
};

/** What it made in the cloud, and what it left there. */
export function ResourcesSection({ kept }: RunProps) {
  const { lifecycles, residue } = kept.run;
  return (
    <PageSection id="resources" title="Resources, and what was left behind" lead={HOW[residue.how]}>
      <DataTable
        caption="Made by the solution, by type"
        rows={lifecycles}
        rowKey={(one) => one.type}
        empty="It made no resource."
        columns={[
          { key: 'type', head: 'Type', kind: 'name', cell: (one) => one.type },
          { key: 'created', head: 'Created', kind: 'number', cell: (one) => formatCount(one.created) },
          { key: 'read', head: 'Read', kind: 'number', cell: (one) => formatCount(one.read) },
          { key: 'deleted', head: 'Deleted', kind: 'number', cell: (one) => formatCount(one.deleted) },
          { key: 'left', head: 'Left', kind: 'number', cell: (one) => formatCount(one.left) },
          {
            key: 'whole',
            head: 'Life cycle',
            cell: ({ complete }) => (
              <Mark
                glyph={complete ? 'check' : 'half'}
                tone={complete ? 'good' : 'quiet'}
                word={complete ? 'created, read, deleted' : 'not whole'}
              />
            ),
          },
        ]}
      />
      <h3 className="behind">Left behind</h3>
      {residue.couldNotList.length === 0 ? null : (
        <Notice tone="warn">Could not be listed: {residue.couldNotList.join(', ')}.</Notice>
      )}
      {residue.resources.length === 0 ? (
        <EmptyState good={residue.how === 'inventory'}>
          {residue.how === 'unknown' ? 'Nobody knows.' : 'Nothing was left behind.'}
        </EmptyState>
      ) : (
        <DataTable
          caption={`${formatCounted(residue.resources.length, 'resource')} still there after teardown`}
          rows={residue.resources.slice(0, SHOWN)}
          rowKey={(one) => `${one.type} ${one.id}`}
          empty="Nothing."
          columns={[
            { key: 'type', head: 'Type', kind: 'name', cell: (one) => one.type },
            { key: 'id', head: 'Id', cell: (one) => <code>{one.id}</code> },
            { key: 'state', head: 'State', cell: (one) => one.state ?? '' },
          ]}
        />
      )}
    </PageSection>
  );
}
