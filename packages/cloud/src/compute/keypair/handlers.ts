// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, Fault, forbidden, notFound } from '../../service/fault.js';
import { readFields, readText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { invalidField, requiredProperty } from '../faults.js';
import { paginate } from '../rest/paginate.js';
import { keypairId, KEYPAIRS, type Keypair } from './resource.js';
import { findFingerprint, generateSshKey } from './ssh-key.js';
import { viewKeypair, viewKeypairSummary, viewNewKeypair } from './views.js';

/** Whose keys: the caller's, or from 2.10 on, for admins, a named user's. */
function ownerOf({ query, auth, atLeast }: Call, named: string | undefined = undefined): string {
  const wanted = named ?? query.get('user_id') ?? undefined;
  if (wanted === undefined || !atLeast('2.10') || wanted === auth.userId) return auth.userId;
  if (auth.isAdmin) return wanted;
  throw forbidden("Policy doesn't allow os_compute_api:os-keypairs:index to be performed.");
}

function getKeypair(call: Call): Keypair {
  const name = call.params['keypair_id'] ?? '';
  const owner = ownerOf(call);
  const keypair = call.stores.of(KEYPAIRS).get(keypairId(owner, name));
  if (keypair) return keypair;
  throw notFound(`Keypair ${name} not found for user ${owner}`);
}

function list(call: Call): Reply {
  const owner = ownerOf(call);
  const own = call.stores.of(KEYPAIRS).filter((keypair) => keypair.userId === owner);
  if (!call.atLeast('2.35'))
    return json(200, { keypairs: own.map((keypair) => viewKeypairSummary(keypair, call)) });
  const sorted = own.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { page, links } = paginate(
    sorted,
    { key: 'keypairs', path: 'os-keypairs', idOf: (keypair) => keypair.name },
    call,
  );
  return json(200, { keypairs: page.map((keypair) => viewKeypairSummary(keypair, call)), ...links });
}

const show = (call: Call): Reply => json(200, { keypair: viewKeypair(getKeypair(call), call) });

function create(call: Call): Reply {
  const given = readFields(call.body, 'keypair');
  const name = readName(readText(given, 'name'), given, call);
  const type = call.atLeast('2.2') && readText(given, 'type') === 'x509' ? 'x509' : 'ssh';
  const owner = ownerOf(call, readText(given, 'user_id'));
  const keypairs = call.stores.of(KEYPAIRS);
  if (keypairs.get(keypairId(owner, name))) throw conflict(`Key pair '${name}' already exists.`);
  const imported = readText(given, 'public_key');
  // From 2.92 on Nova makes no keys any more.
  if (imported === undefined && call.atLeast('2.92')) throw requiredProperty('keypair', given, 'public_key');
  if (imported === undefined && type === 'x509') {
    throw new Fault(501, 'The embedded cloud does not make x509 key pairs; import one.', {
      type: 'touchstone:not-offered',
    });
  }
  const made = imported === undefined ? generateSshKey() : undefined;
  const publicKey = imported ?? made!.publicKey;
  const fingerprint = findFingerprint(publicKey, type);
  if (fingerprint === undefined) throw badRequest('Keypair data is invalid: failed to generate fingerprint');
  const keypair = keypairs.put({
    id: keypairId(owner, name),
    userId: owner,
    name,
    type,
    publicKey,
    fingerprint,
    createdAt: call.now,
    number: keypairs.list().reduce((most, one) => Math.max(most, one.number), 0) + 1,
  });
  return json(call.atLeast('2.2') ? 201 : 200, { keypair: viewNewKeypair(keypair, made?.privateKey, call) });
}

function readName(name: string | undefined, given: unknown, { atLeast }: Call): string {
  if (name === undefined) throw requiredProperty('keypair', given, 'name');
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 255)
    throw invalidField('name', name, `'${name}' is too ${trimmed === '' ? 'short' : 'long'}`);
  // 2.92 allows @ and . as well.
  if (/^[\w\- ]+$/.test(trimmed) || (atLeast('2.92') && /^[\w\- @.]+$/.test(trimmed))) return trimmed;
  throw badRequest(
    "An invalid 'name' value was provided. The name must be: Only expected characters: [_- 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ]",
  );
}

function remove(call: Call): Reply {
  call.stores.of(KEYPAIRS).delete(getKeypair(call).id);
  return reply(call.atLeast('2.2') ? 204 : 202);
}

export const KEYPAIR_RESOURCE: Resource = {
  handlers: {
    'compute:keypair.list': list,
    'compute:keypair.show': show,
    'compute:keypair.create': create,
    'compute:keypair.delete': remove,
  },
};
