// SPDX-License-Identifier: Apache-2.0
import { formatBytes } from '@touchstone/model';
import { CopyBlock, FactsList, Mark, PageSection, paths } from '../../design/index.js';
import type { RunProps } from './run-props.js';

/** The recording to take along, and how to look into it. */
export function RecordingSection({ kept, origin }: RunProps) {
  const { recording, run } = kept;
  const { state, why } = run.integrity;
  const hex = recording.digest.replace('sha256:', '');
  // The id of a run is made of letters, digits and hyphens: nothing of a stranger's stands in the commands.
  const file = `${run.run}.ndjson.gz`;
  return (
    <PageSection
      id="recording"
      title="The recording"
      lead="Lines of JSON, numbered, each block sealed with a hash of all before it: what is cut off or edited shows."
    >
      <FactsList
        facts={[
          {
            name: 'Integrity',
            value: (
              <>
                <Mark
                  glyph={state === 'complete' ? 'check' : 'cross'}
                  tone={state === 'complete' ? 'good' : 'bad'}
                  word={state}
                />{' '}
                {why}
              </>
            ),
          },
          {
            name: 'File',
            value: (
              <>
                <a href={paths.evidence(recording.digest)}>{recording.path}</a>,{' '}
                {formatBytes(recording.bytes)}
              </>
            ),
          },
          { name: 'SHA-256', value: <code className="whole-digest">{hex}</code> },
        ]}
      />
      <CopyBlock
        title="Look into it, in a clone of Touchstone"
        text={[
          `curl --fail --output ${file} ${origin}/api/v1/evidence/${hex}`,
          `echo '${hex}  ${file}' | sha256sum --check`,
          `npx touchstone show ${file}`,
          '',
          '# Or as HAR, for the network panel of a browser',
          `npx touchstone har ${file} >${run.run}.har`,
        ].join('\n')}
      />
    </PageSection>
  );
}
