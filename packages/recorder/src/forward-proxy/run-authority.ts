// SPDX-License-Identifier: Apache-2.0
// The certificate library finds its parts by decorators' metadata, which must be there before it is.
// oxlint-disable-next-line import/no-unassigned-import -- it is there for what it does
import 'reflect-metadata';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as x509 from '@peculiar/x509';

/** A certificate authority of one run: its key is never written anywhere and ends with the process. */
export interface RunAuthority {
  /** PEM of its certificate: what clients are to trust. */
  readonly certificate: string;
  /** Key and certificate (PEM, with the authority's behind it) for a server of these names and addresses. */
  issue(names: readonly string[]): Promise<{ readonly key: string; readonly cert: string }>;
  /** The same, ready to serve with; remembered by names. */
  secureContext(names: readonly string[]): Promise<SecureContext>;
}

export interface RunAuthorityOptions {
  /** Epoch ms. */
  readonly now: number;
  /** So many random bytes, for serial numbers. */
  readonly random: (size: number) => Uint8Array;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const HOUR_MS = 3_600_000;
/** Clients' clocks may be behind by an hour; no run lasts a week. */
const VALID = { beforeMs: HOUR_MS, afterMs: 7 * 24 * HOUR_MS } as const;
/** Far more hosts than a cloud has: what is issued is only for those. */
const MOST_REMEMBERED = 1000;

/**
 * Makes an authority for one run: EC P-256, valid for a week, able to sign servers and no further authorities. All its
 * servers share one key.
 */
export async function createRunAuthority({ now, random }: RunAuthorityOptions): Promise<RunAuthority> {
  const validity = { notBefore: new Date(now - VALID.beforeMs), notAfter: new Date(now + VALID.afterMs) };
  const keys = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const name = `CN=Touchstone run ${Buffer.from(random(8)).toString('hex')}`;
  const own = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(random),
      name,
      ...validity,
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  const certificate = `${own.toString('pem')}\n`;
  const server = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const key = pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', server.privateKey));

  const issue = async (names: readonly string[]): Promise<{ key: string; cert: string }> => {
    const leaf = await x509.X509CertificateGenerator.create(
      {
        serialNumber: serialNumber(random),
        // Names stand in the alternative names alone: a common name ends at 64 characters.
        subject: 'CN=Touchstone recorder',
        issuer: name,
        ...validity,
        publicKey: server.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
          new x509.SubjectAlternativeNameExtension(names.map(alternativeName)),
          await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey, false, crypto),
          await x509.SubjectKeyIdentifierExtension.create(server.publicKey, false, crypto),
        ],
      },
      crypto,
    );
    return { key, cert: `${leaf.toString('pem')}\n${certificate}` };
  };

  const contexts = new Map<string, Promise<SecureContext>>();
  return {
    certificate,
    issue,
    secureContext(names) {
      const asked = names.join(' ');
      let context = contexts.get(asked);
      if (context === undefined) {
        if (contexts.size >= MOST_REMEMBERED) contexts.delete(contexts.keys().next().value!);
        context = issue(names).then((issued) => createSecureContext(issued));
        contexts.set(asked, context);
      }
      return context;
    },
  };
}

/** At most 20 bytes, positive and not zero (RFC 5280, section 4.1.2.2). */
function serialNumber(random: RunAuthorityOptions['random']): string {
  return `01${Buffer.from(random(15)).toString('hex')}`;
}

/** Hosts as they stand in URLs: addresses with or without brackets, a name perhaps with the root's dot. */
function alternativeName(host: string): x509.JsonGeneralName {
  const bare = host.replace(/^\[|\]$/g, '');
  return isIP(bare) > 0 ? { type: 'ip', value: bare } : { type: 'dns', value: bare.replace(/\.$/, '') };
}

function pem(label: string, der: ArrayBuffer): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
