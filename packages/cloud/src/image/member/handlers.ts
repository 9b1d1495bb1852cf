// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, conflict, forbidden, notFound } from '../../service/fault.js';
import { isFields, requireText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { noImage } from '../faults.js';
import { getImage, getOwnImage } from '../image/find-image.js';
import type { Image } from '../image/resource.js';
import { MEMBERS, type Member, type MemberStatus } from './resource.js';
import { memberView } from './views.js';

const STATUSES: readonly string[] = ['pending', 'accepted', 'rejected'];

/** A shared image; others have no members. */
function sharedImage(call: Call, action?: string): Image {
  const image = action === undefined ? getImage(call) : getOwnImage(call, action);
  if (image.visibility !== 'shared') throw forbidden('Only shared images have members.');
  return image;
}

function getMember(call: Call, image: Image): Member {
  const id = call.params['member_id']!;
  const member = call.stores.of(MEMBERS).get(`${image.id}:${id}`);
  const mayLook = call.auth.isAdmin || image.owner === call.auth.projectId || id === call.auth.projectId;
  if (!member || !mayLook) throw notFound(`${id} not found in the member list of the image ${image.id}.`);
  return member;
}

/** Owners see all members, a member sees itself. */
function list(call: Call): Reply {
  const image = sharedImage(call);
  const all = call.auth.isAdmin || image.owner === call.auth.projectId;
  const members = call.stores
    .of(MEMBERS)
    .group(image.id)
    .filter((one) => all || one.projectId === call.auth.projectId);
  if (!all && members.length === 0) throw noImage(image.id);
  return json(200, { members: members.map(memberView), schema: '/v2/schemas/members' });
}

function create(call: Call): Reply {
  const image = sharedImage(call, 'add_member');
  if (!isFields(call.body)) throw badRequest('Expected a dict in the request body.');
  const projectId = requireText(call.body, 'member');
  const id = `${image.id}:${projectId}`;
  if (call.stores.of(MEMBERS).get(id))
    throw conflict(`Member ${projectId} is duplicated for image ${image.id}`);
  const times = { createdAt: call.now, updatedAt: call.now };
  const member = call.stores
    .of(MEMBERS)
    .put({ id, imageId: image.id, projectId, status: 'pending', ...times });
  return json(200, memberView(member));
}

function show(call: Call): Reply {
  return json(200, memberView(getMember(call, sharedImage(call))));
}

/** Only the member itself accepts or rejects. */
function update(call: Call): Reply {
  const member = getMember(call, sharedImage(call));
  if (!call.auth.isAdmin && member.projectId !== call.auth.projectId) {
    throw forbidden('You are not permitted to modify the status of this image member.');
  }
  const status = isFields(call.body) ? requireText(call.body, 'status') : '';
  if (!STATUSES.includes(status))
    throw badRequest(`Invalid status: ${status}; it is one of ${STATUSES.join(', ')}`);
  const changed = { ...member, status: status as MemberStatus, updatedAt: call.now };
  return json(200, memberView(call.stores.of(MEMBERS).put(changed)));
}

function remove(call: Call): Reply {
  const member = getMember(call, sharedImage(call, 'delete_member'));
  call.stores.of(MEMBERS).delete(member.id);
  return reply(204, { 'Content-Type': 'text/html; charset=UTF-8' });
}

export const MEMBER: Resource = {
  handlers: {
    'image:image.member.list': list,
    'image:image.member.create': create,
    'image:image.member.show': show,
    'image:image.member.update': update,
    'image:image.member.delete': remove,
  },
};
