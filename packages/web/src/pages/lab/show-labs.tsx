// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { DataTable, FactsList, Mark, Moment, PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { countOrDash } from '../count-or-dash.js';
import { countOfLab } from './certificates-of-labs.js';
import { OWNER_KINDS } from './show-lab.js';

/** Whom this marketplace believes: labs and other owners of keys, the logs, and the trust root that names them. */
export function showLabs({ view, root, clock }: PageSources): Shown {
  const { paper, digest } = root;
  const now = clock();
  return {
    kind: 'page',
    page: {
      path: paths.labs,
      title: 'Labs and keys',
      description: 'Whom this marketplace believes: labs, their keys, the log and its witnesses.',
      body: (
        <>
          <PageHead
            title="Labs and keys"
            headline="Whom this marketplace believes. Everyone else can compute the same verdicts, but not sign for them."
          />
          <PageSection id="owners" title="Owners of keys">
            <DataTable
              caption="Owners of keys"
              captionUnseen
              rows={root.owners.toSorted((a, b) => Number(b.kind === 'lab') - Number(a.kind === 'lab'))}
              rowKey={({ id }) => id}
              empty="The trust root names nobody."
              columns={[
                {
                  key: 'name',
                  head: 'Name',
                  kind: 'name',
                  cell: ({ id, name, kind }) => (
                    <>
                      <a href={paths.lab(id)}>{name}</a>
                      <small>{OWNER_KINDS[kind]}</small>
                    </>
                  ),
                },
                { key: 'operator', head: 'Operated by', cell: ({ operator }) => operator },
                {
                  key: 'keys',
                  head: 'Keys',
                  kind: 'number',
                  cell: ({ id }) => formatCount(root.keys.filter(({ owner }) => owner === id).length),
                },
                {
                  key: 'certificates',
                  head: 'Certificates',
                  kind: 'number',
                  cell: ({ id }) => {
                    const count = countOfLab(view, id);
                    if (count === 0) return countOrDash(count);
                    return <a href={`${paths.lab(id)}#certificates`}>{formatCount(count)}</a>;
                  },
                },
              ]}
            />
          </PageSection>
          <PageSection id="root" title="Trust root">
            <FactsList
              facts={[
                { name: 'Name', value: `${paper.name}, version ${paper.version}` },
                { name: 'Digest', value: <code>{digest}</code> },
                {
                  name: 'Issued',
                  value: (
                    <>
                      <Moment time={paper.issuedAt} />, until <Moment time={paper.expiresAt} />{' '}
                      {now >= Date.parse(paper.expiresAt) ? (
                        <Mark glyph="warning" tone="bad" word="expired" />
                      ) : null}
                    </>
                  ),
                },
                {
                  name: 'Signed by',
                  value: `at least ${paper.threshold} of ${paper.rootKeys.length} root keys`,
                },
              ]}
            />
          </PageSection>
          <PageSection
            id="logs"
            title="Logs"
            lead="A certificate that is in no log is not believed: what is logged cannot be taken back in silence."
          >
            <DataTable
              caption="Logs"
              captionUnseen
              rows={paper.logs}
              rowKey={({ key }) => key}
              empty="The trust root names no log."
              columns={[
                { key: 'origin', head: 'Log', kind: 'name', cell: ({ origin }) => <code>{origin}</code> },
                {
                  key: 'valid',
                  head: 'Believed',
                  cell: ({ validFrom, validUntil }) => (
                    <>
                      <Moment time={validFrom} /> to <Moment time={validUntil} />
                    </>
                  ),
                },
                {
                  key: 'witnesses',
                  head: 'Witnesses',
                  cell: ({ witnesses }) => (
                    <>
                      {witnesses.quorum} of {witnesses.keys.length} must cosign
                      <small>{witnesses.keys.map((key) => key.split('+')[0]).join(', ')}</small>
                    </>
                  ),
                },
              ]}
            />
          </PageSection>
        </>
      ),
    },
  };
}
