// SPDX-License-Identifier: Apache-2.0
import type { CertificateProps } from './certificate-props.js';

type Told = Pick<CertificateProps, 'logged' | 'root' | 'origin' | 'verifying' | 'verification'>;

/**
 * What a stranger types in a clone of the project. Ids are slugs and digests hex digits, so that nothing of a stranger's
 * stands in them.
 */
export function commandsToVerify({ logged, root, origin, verifying, verification }: Told): string {
  const { certificate, solution } = logged;
  const file = `${solution}.touchstone`;
  const trust = verifying.trustRoot === undefined ? '' : ` --trust-root ${verifying.trustRoot}`;
  const place =
    verifying.log ?? root.findLog(verification?.log?.origin ?? '', new Date(certificate.loggedAt))?.url;
  const hex = certificate.statement.replace('sha256:', '');
  return [
    '# Once: what the project needs, and its build',
    'npm ci && npm run build',
    '',
    '# The bundle as one file: all evidence, the certificate and its proof',
    `curl --fail --output ${file} \\\n  ${origin}/api/v1/bundles/${hex}`,
    '',
    '# Every link, offline, the verdict computed again',
    `npx touchstone verify ${file}${trust}`,
    ...(place === undefined
      ? []
      : [
          '',
          '# And whether the log of today has taken it back',
          `npx touchstone verify ${file}${trust} --log ${place}`,
        ]),
  ].join('\n');
}

/** The signature with outside tools alone; undefined where no key of a signer is known. */
export function commandsByHand({ logged, root, origin, verification }: Told): string | undefined {
  const key = root.findKey(verification?.signers[0]?.key ?? '');
  if (key === undefined) return undefined;
  const hex = logged.certificate.statement.replace('sha256:', '');
  const digest = key.algorithm === 'ecdsa-p256' ? ' -digest sha256' : '';
  return [
    '# The key of who signed it, from the trust root',
    "cat >signer.pub <<'END'",
    key.publicKey.trim(),
    'END',
    '',
    '# The envelope: what was signed, and the signature',
    `curl --fail --silent --output envelope.json \\\n  ${origin}/api/v1/certificates/${hex}/envelope`,
    'jq --raw-output .payload envelope.json | base64 --decode >statement.json',
    "jq --raw-output '.signatures[0].sig' envelope.json | base64 --decode >signature",
    '',
    '# What was signed is the statement behind its type and length (DSSE, version 1)',
    `printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c <statement.json)" | cat - statement.json >signed`,
    `openssl pkeyutl -verify -pubin -inkey signer.pub -rawin -in signed -sigfile signature${digest}`,
    '',
    '# It is the statement of this page’s address',
    `echo '${hex}  statement.json' | sha256sum --check`,
  ].join('\n');
}
