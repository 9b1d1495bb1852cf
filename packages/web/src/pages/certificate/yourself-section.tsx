// SPDX-License-Identifier: Apache-2.0
import { CopyBlock, Fold, PageSection } from '../../design/index.js';
import type { CertificateProps } from './certificate-props.js';
import { commandsByHand, commandsToVerify } from './verify-commands.js';

/** The same check on the reader's machine: with the project's command, and the signature with none of our code. */
export function YourselfSection(props: CertificateProps) {
  const { held, root, origin } = props;
  if (!held) {
    return (
      <PageSection id="yourself" title="Verify it yourself">
        <p>Whoever signed it has the bundle; the log’s entry names it by digest.</p>
      </PageSection>
    );
  }
  const byHand = commandsByHand(props);
  return (
    <PageSection
      id="yourself"
      title="Verify it yourself"
      lead={
        <>
          The bundle holds everything. Only whom to believe must come from elsewhere: in a clone of the
          project, from the trust root “{root.paper.name}” with the digest <code>{short(root.digest)}</code>.
        </>
      }
    >
      <CopyBlock title="In a clone of Touchstone" text={commandsToVerify(props)} />
      {byHand === undefined ? null : (
        <Fold summary="Only the signature, with none of our code" aside="curl, jq, openssl">
          <p>
            The envelope is plain DSSE. This shows who signed which bytes; whether the verdict follows from
            the evidence, and whether it still counts, only the whole chain shows.
          </p>
          <CopyBlock title="With openssl" level={4} text={byHand} />
        </Fold>
      )}
      {origin === '' ? null : (
        <p className="aside">
          As JSON: <a href={`${api(props)}/verification`}>what this server found</a>,{' '}
          <a href={api(props)}>the certificate and the members of its bundle</a>.
        </p>
      )}
    </PageSection>
  );
}

function api({ logged }: CertificateProps): string {
  return `/api/v1/certificates/${logged.certificate.statement.replace('sha256:', '')}`;
}

function short(digest: string): string {
  return `${digest.replace('sha256:', '').slice(0, 16)}…`;
}
