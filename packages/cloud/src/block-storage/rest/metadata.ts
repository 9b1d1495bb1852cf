// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { badRequest, notFound } from '../../service/fault.js';
import { readFields } from '../../service/fields.js';
import { json, reply } from '../../service/reply.js';

export type Metadata = Readonly<Record<string, string>>;

/** A resource that carries metadata, and how to read and keep it. */
export interface MetadataOwner<T> {
  /** Operation id up to the verb: `block-storage:volume`. */
  readonly prefix: string;
  find(call: Call): T;
  read(record: T): Metadata;
  keep(record: T, metadata: Metadata, call: Call): void;
  /** "Volume x has no metadata with key y." */
  missing(record: T, key: string): string;
}

/** Texts only. @throws Fault 400 */
export function checkMetadata(value: unknown, name = 'metadata'): Metadata {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest(
      `Invalid input for field/attribute ${name}. Value: ${JSON.stringify(value)}. It is not of type 'object'`,
    );
  }
  for (const [key, one] of Object.entries(value)) {
    if (typeof one !== 'string')
      throw badRequest(
        `Invalid input for field/attribute ${key}. Value: ${JSON.stringify(one)}. It is not of type 'string'`,
      );
    if (key.length === 0 || key.length > 255 || one.length > 255)
      throw badRequest(
        'Invalid volume metadata size: Metadata keys and values may have at most 255 characters.',
      );
  }
  return value as Metadata;
}

/** show, update (POST), replace (PUT), and the same for one item. */
export function metadataHandlers<T>(owner: MetadataOwner<T>): Record<string, Handler> {
  const key = ({ params }: Call): string => params['metadata_id'] ?? '';
  const item = (call: Call): { record: T; name: string; value: string } => {
    const record = owner.find(call);
    const name = key(call);
    const value = owner.read(record)[name];
    if (value === undefined) throw notFound(owner.missing(record, name));
    return { record, name, value };
  };
  return {
    [`${owner.prefix}.metadata.show`]: (call) => json(200, { metadata: owner.read(owner.find(call)) }),
    [`${owner.prefix}.metadata.update`]: (call) => {
      const record = owner.find(call);
      const metadata = { ...owner.read(record), ...checkMetadata(readFields(call.body, 'metadata')) };
      owner.keep(record, metadata, call);
      return json(200, { metadata });
    },
    [`${owner.prefix}.metadata.replace`]: (call) => {
      const record = owner.find(call);
      const metadata = checkMetadata(readFields(call.body, 'metadata'));
      owner.keep(record, metadata, call);
      return json(200, { metadata });
    },
    [`${owner.prefix}.metadata-item.show`]: (call) => {
      const { name, value } = item(call);
      return json(200, { meta: { [name]: value } });
    },
    [`${owner.prefix}.metadata-item.update`]: (call) => {
      const record = owner.find(call);
      const meta = checkMetadata(readFields(call.body, 'meta'), 'meta');
      if (!(key(call) in meta)) throw badRequest('Request body and URI mismatch');
      owner.keep(record, { ...owner.read(record), ...meta }, call);
      return json(200, { meta });
    },
    [`${owner.prefix}.metadata-item.delete`]: (call) => {
      const { record, name } = item(call);
      const { [name]: _gone, ...rest } = owner.read(record);
      owner.keep(record, rest, call);
      return reply(200);
    },
  };
}
