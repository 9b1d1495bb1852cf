// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';

/** Where systems keep the authorities that they trust: Debian and Alpine, Fedora, SUSE, macOS and OpenBSD. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
] as const;

export interface TrustBundle {
  /** The run's folder: the file lies in it and goes with it. */
  readonly workdir: string;
  /** PEM of the run's authority. */
  readonly authority: string;
  /** PEM files trusted besides: the cloud's, the person's own. What cannot be read is left out. */
  readonly others: readonly (string | undefined)[];
}

/**
 * Writes the authorities that a solution is to trust into one file: the run's own first, then the system's. Most clients
 * take such a file in place of the system's, not beside it.
 * @returns its path
 */
export function writeTrustBundle({ workdir, authority, others }: TrustBundle): string {
  const system = SYSTEM_BUNDLES.find((path) => existsSync(path));
  const parts = [
    authority,
    ...others.map((path) => (path === undefined ? '' : readCertificates(path))),
    system === undefined ? rootCertificates.join('\n') : readCertificates(system),
  ];
  const file = join(workdir, '.touchstone', 'ca.pem');
  writeFileSync(file, parts.map((part) => (part === '' ? '' : `${part.trim()}\n`)).join(''), { mode: 0o600 });
  return file;
}

/** Certificates alone, whatever else the file holds: a key in it is not to be copied. */
function readCertificates(path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    return [...text.matchAll(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g)]
      .map(([one]) => one)
      .filter(isCertificate)
      .join('\n');
  } catch {
    return '';
  }
}

/** One that cannot be read makes OpenSSL refuse the whole file. */
function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
