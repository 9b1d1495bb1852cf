// SPDX-License-Identifier: Apache-2.0
import { CopyBlock, PageSection } from '../../design/index.js';

export interface TokenMadeProps {
  readonly id: string;
  readonly token: string;
  readonly origin: string | undefined;
}

/** A token, the one time that it is shown. */
export function TokenMade({ id, token, origin }: TokenMadeProps) {
  return (
    <PageSection
      id="made"
      title={`The token ${id}`}
      lead="Copy it now: only its hash is kept, so that nobody can show it to you again."
    >
      <CopyBlock title="Token" text={token} />
      <CopyBlock
        title="How it is used"
        text={`export TOUCHSTONE_TOKEN=…\ntouchstone publish BUNDLE --to ${origin ?? 'https://…'}`}
      />
    </PageSection>
  );
}
