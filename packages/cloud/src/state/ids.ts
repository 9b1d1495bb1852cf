// SPDX-License-Identifier: Apache-2.0

/** Gives `size` random bytes. The edge passes node:crypto's; tests pass a seeded one. */
export type Random = (size: number) => Uint8Array;

/** Names for new things, in the forms that the services use. */
export interface Ids {
  /** 36 characters with hyphens, version 4: nova, neutron, cinder, glance. */
  uuid(): string;
  /** 32 hexadecimal digits: keystone. */
  hex(): string;
  /** URL-safe text of so many random bytes: passwords, secrets, tokens. */
  secret(bytes: number): string;
}

export function createIds(random: Random): Ids {
  const uuid = (): string => formatUuid(random(16));
  return {
    uuid,
    hex: () => uuid().replaceAll('-', ''),
    secret: (bytes) => Buffer.from(random(bytes)).toString('base64url'),
  };
}

/** RFC 9562, section 5.4. */
function formatUuid(bytes: Uint8Array): string {
  const own = Uint8Array.from(bytes);
  own[6] = (own[6]! & 0x0f) | 0x40;
  own[8] = (own[8]! & 0x3f) | 0x80;
  return Buffer.from(own)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
