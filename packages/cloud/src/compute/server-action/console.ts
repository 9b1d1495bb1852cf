// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { isFields, readFields, readInteger, readText } from '../../service/fields.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { getServer } from '../server/find-server.js';

/** What a machine that never boots says. */
const LINES = ['FAKE CONSOLE OUTPUT', 'ANOTHER', 'LAST LINE'];

function getOutput(call: Call): Reply {
  getServer(call);
  const value = isFields(call.body) ? call.body['os-getConsoleOutput'] : undefined;
  const length = isFields(value) ? readInteger(value, 'length') : undefined;
  return json(200, {
    output: (length === undefined || length < 0
      ? LINES
      : LINES.slice(Math.max(LINES.length - length, 0))
    ).join('\n'),
  });
}

const TYPES: Readonly<Record<string, readonly string[]>> = { vnc: ['novnc', 'xvpvnc'] };

/** Only VNC is offered, as in the lab. */
function consoleUrl(protocol: string, type: string, call: Call): string {
  getServer(call);
  if (!TYPES[protocol]?.includes(type)) throw badRequest(`Unavailable console type ${type}.`);
  return `${call.origin}/console/vnc_auto.html?path=%3Ftoken%3D${call.ids.uuid()}`;
}

function create(call: Call): Reply {
  const given = readFields(call.body, 'remote_console');
  const protocol = readText(given, 'protocol') ?? '';
  const type = readText(given, 'type') ?? '';
  return json(200, { remote_console: { protocol, type, url: consoleUrl(protocol, type, call) } });
}

const older =
  (key: string, protocol: string) =>
  (call: Call): Reply => {
    const type = readText(readFields(call.body, key), 'type') ?? '';
    return json(200, { console: { type, url: consoleUrl(protocol, type, call) } });
  };

export const CONSOLE_ACTIONS: Resource = {
  handlers: {
    'compute:server.action.get-console-output': getOutput,
    'compute:server.action.get-vncconsole': older('os-getVNCConsole', 'vnc'),
    'compute:server.action.get-serial-console': older('os-getSerialConsole', 'serial'),
    'compute:server.action.get-spiceconsole': older('os-getSPICEConsole', 'spice'),
    'compute:server.action.get-rdpconsole': older('os-getRDPConsole', 'rdp'),
    'compute:server.remote-console.create': create,
  },
};
