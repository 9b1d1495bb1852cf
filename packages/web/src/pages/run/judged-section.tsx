// SPDX-License-Identifier: Apache-2.0
import {
  DataTable,
  EvidenceLink,
  Fold,
  PageSection,
  paths,
  VerdictMark,
  WeightMark,
} from '../../design/index.js';
import type { RunProps } from './run-props.js';

/** What the guideline's criteria, and findings beside them, take from this run. */
export function JudgedSection({ kept }: RunProps) {
  const { criteria, findings, guideline, solution, run } = kept;
  return (
    <PageSection
      id="judged"
      title="What it proves"
      lead={
        <>
          By the guideline <a href={paths.guideline(guideline)}>{guideline}</a>. A level asks that its
          criteria hold over all runs together.
        </>
      }
    >
      <DataTable
        caption="What each criterion says of this run"
        captionUnseen
        rows={criteria}
        rowKey={(one) => one.id}
        empty="No criterion looks at single runs of this kind."
        columns={[
          {
            key: 'criterion',
            head: 'Criterion',
            kind: 'name',
            cell: (one) => <a href={paths.criterion(guideline, one.id)}>{one.statement}</a>,
          },
          { key: 'verdict', head: 'Verdict', cell: (one) => <VerdictMark verdict={one.verdict} /> },
          {
            key: 'why',
            head: 'Why',
            kind: 'wide',
            cell: (one) => (
              <>
                {one.why}{' '}
                {one.evidence
                  .filter((evidence) => evidence.run === run.run)
                  .map((evidence) => (
                    <EvidenceLink key={evidence.seqs.join()} solution={solution.id} evidence={evidence} />
                  ))}
              </>
            ),
          },
        ]}
      />
      {findings.length === 0 ? null : <h3 className="behind">Findings with evidence in it</h3>}
      {findings.map((one, index) => (
        <Fold key={`${one.id} ${index}`} summary={one.statement} aside={<WeightMark weight={one.weight} />}>
          {one.mend === undefined ? null : (
            <p>
              <strong>To mend it:</strong> {one.mend}
            </p>
          )}
          <p className="sources">
            {one.evidence
              .filter((evidence) => evidence.run === run.run)
              .map((evidence) => (
                <EvidenceLink key={evidence.seqs.join()} solution={solution.id} evidence={evidence} />
              ))}
          </p>
        </Fold>
      ))}
    </PageSection>
  );
}
