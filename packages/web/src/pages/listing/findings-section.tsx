// SPDX-License-Identifier: Apache-2.0
import { EmptyState, EvidenceLink, Fold, PageSection, PlaceLink, WeightMark } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';
import { sourceOf } from './source-of.js';

const PLACES = 8;
const WEIGHTS = ['blocks', 'warns', 'notes'];

/** What the evidence shows besides the criteria, the heaviest first. */
export function FindingsSection({ listing }: SectionProps) {
  const source = sourceOf(listing);
  const sorted = listing.findings.toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
  return (
    <PageSection id="findings" title="Findings">
      {sorted.map((one, index) => (
        <Fold key={`${one.id} ${index}`} summary={one.statement} aside={<WeightMark weight={one.weight} />}>
          {one.mend === undefined ? null : (
            <p>
              <strong>To mend it:</strong> {one.mend}
            </p>
          )}
          {one.evidence.length === 0 ? null : (
            <p className="sources">
              {one.evidence.map((evidence) => (
                <EvidenceLink key={evidence.run} solution={listing.id} evidence={evidence} />
              ))}
            </p>
          )}
          <ul className="places">
            {(one.places ?? []).slice(0, PLACES).map((place) => (
              <li key={`${place.file}:${place.line}`}>
                <PlaceLink place={place} source={source} />
              </li>
            ))}
          </ul>
        </Fold>
      ))}
      {sorted.length === 0 ? <EmptyState good>There is nothing else to say.</EmptyState> : null}
    </PageSection>
  );
}
