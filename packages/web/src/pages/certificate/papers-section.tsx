// SPDX-License-Identifier: Apache-2.0
import { formatBytes } from '@touchstone/model';
import { CopyBlock, Fold, PageSection } from '../../design/index.js';
import type { CertificateProps } from './certificate-props.js';

/** Characters of a paper that are shown; the whole is one click away. */
const SHOWN = 24_000;

/** The papers themselves, to the byte. */
export function PapersSection({ attestation, logged }: CertificateProps) {
  if (attestation === undefined) return null;
  const api = `/api/v1/certificates/${logged.certificate.statement.slice('sha256:'.length)}`;
  const envelope = text(attestation.certificate);
  return (
    <PageSection id="papers" title="As it was signed and logged">
      <Paper
        title="The statement"
        note="in-toto, what the signature is over"
        href={`${api}/envelope`}
        of={payloadOf(envelope)}
      />
      <Paper
        title="Its signatures"
        note="beside it in the DSSE envelope"
        href={`${api}/envelope`}
        of={signaturesOf(envelope)}
      />
      <Paper
        title="The log’s entry"
        note="as the log holds it"
        href={`${api}/entry`}
        of={text(attestation.entry)}
      />
      <Paper
        title="The proof"
        note="that the log holds the entry"
        href={`${api}/proof`}
        of={text(attestation.proof)}
      />
      {attestation.waivers.map((waiver, index) => (
        <Paper key={index} title={`Waiver ${index + 1}`} note="signed, in the log" of={text(waiver)} />
      ))}
    </PageSection>
  );
}

interface PaperProps {
  readonly title: string;
  readonly note: string;
  readonly of: string;
  readonly href?: string;
}

function Paper({ title, note, of, href }: PaperProps) {
  const cut = of.length > SHOWN;
  return (
    <Fold summary={title} aside={`${note}, ${formatBytes(Buffer.byteLength(of))}`}>
      <CopyBlock title={cut ? `${title}: its beginning` : title} level={3} text={of.slice(0, SHOWN)} />
      {href === undefined ? null : (
        <p className="aside">
          <a href={href}>To the byte</a>
        </p>
      )}
    </Fold>
  );
}

/** The payload of an envelope, set so that one can read it; the bytes that were signed are one line. */
function payloadOf(envelope: string): string {
  const { payload } = JSON.parse(envelope) as { readonly payload: string };
  return JSON.stringify(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')), null, 2);
}

function signaturesOf(envelope: string): string {
  const { signatures } = JSON.parse(envelope) as { readonly signatures: unknown };
  return JSON.stringify(signatures, null, 2);
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
