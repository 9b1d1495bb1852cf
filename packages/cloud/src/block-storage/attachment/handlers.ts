// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isFields, readFields, readText, requireText, type Fields } from '../../service/fields.js';
import { json, noContent, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { listRecords, type ListRules } from '../rest/list-records.js';
import { ownProjectOnly } from '../rest/own-project.js';
import { getOwned } from '../rest/scenes.js';
import { VOLUMES } from '../volume/resource.js';
import { completeAttachment, endAttachment, reserveVolume } from './attach.js';
import { ATTACHMENTS, type Attachment } from './resource.js';
import { viewAttachment, viewAttachmentSummary } from './views.js';

const getAttachment = (call: Call): Attachment =>
  getOwned(
    ATTACHMENTS,
    'Volume attachment could not be found with filter: attachment_id =',
    call.params['attachment_id'] ?? '',
    call,
  );

function rules(call: Call, path: string, view: ListRules<Attachment>['view']): ListRules<Attachment> {
  return {
    plural: 'attachments',
    path,
    view,
    missing: (id) => {
      getOwned(ATTACHMENTS, 'Attachment', id, call);
      return new Error(id);
    },
    fields: {
      id: (one) => one.id,
      volume_id: (one) => one.volumeId,
      instance_id: (one) => one.instanceId,
      instance_uuid: (one) => one.instanceId,
      status: (one) => one.status,
      attach_status: (one) => one.status,
      project_id: (one) => one.projectId,
      created_at: (one) => one.createdAt,
    },
  };
}

const all = ({ stores }: Call): readonly Attachment[] => stores.of(ATTACHMENTS).list();
const list = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'attachments', viewAttachmentSummary), call));
const listDetail = (call: Call): Reply =>
  json(200, listRecords(all(call), rules(call, 'attachments/detail', viewAttachment), call));
const show = (call: Call): Reply => json(200, { attachment: viewAttachment(getAttachment(call)) });

function create(call: Call): Reply {
  const given = readFields(call.body, 'attachment');
  const volume = getOwned(VOLUMES, 'Volume', requireText(given, 'volume_uuid'), call);
  const mode = readText(given, 'mode') === 'ro' ? 'ro' : 'rw';
  const reserved = reserveVolume(
    volume,
    { instanceId: readText(given, 'instance_uuid') ?? null, mode },
    call,
  );
  const attachment =
    isFields(given['connector']) && Object.keys(given['connector']).length > 0
      ? connect(reserved, given['connector'], call)
      : reserved;
  return json(200, { attachment: viewAttachment(attachment) });
}

function update(call: Call): Reply {
  const connector = readFields(readFields(call.body, 'attachment'), 'connector');
  return json(200, { attachment: viewAttachment(connect(getAttachment(call), connector, call)) });
}

/** A host says how it connects; from then on the volume is being attached. */
function connect(attachment: Attachment, connector: Fields, { stores, now }: Call): Attachment {
  stores.of(VOLUMES).update(attachment.volumeId, { status: 'attaching', updatedAt: now });
  return stores.of(ATTACHMENTS).put({
    ...attachment,
    status: 'attaching',
    connected: true,
    mountpoint: readText(connector, 'mountpoint') ?? null,
    host: readText(connector, 'host') ?? null,
    mode: readText(connector, 'mode') === 'ro' ? 'ro' : attachment.mode,
  });
}

function complete(call: Call): Reply {
  const attachment = getAttachment(call);
  completeAttachment(
    attachment,
    { mountpoint: attachment.mountpoint, host: attachment.host },
    call.stores,
    call.now,
  );
  return noContent();
}

function remove(call: Call): Reply {
  const attachment = getAttachment(call);
  endAttachment(attachment, call.stores, call.now);
  const others = call.stores.of(ATTACHMENTS).filter((one) => one.volumeId === attachment.volumeId);
  return json(200, { attachments: others.map(viewAttachmentSummary) });
}

export const ATTACHMENT_RESOURCE: Resource = {
  handlers: ownProjectOnly({
    'block-storage:attachment.list': list,
    'block-storage:attachment.list-detail': listDetail,
    'block-storage:attachment.show': show,
    'block-storage:attachment.create': create,
    'block-storage:attachment.update': update,
    'block-storage:attachment.action.complete': complete,
    'block-storage:attachment.delete': remove,
  }),
};
