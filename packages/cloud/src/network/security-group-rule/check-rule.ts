// SPDX-License-Identifier: Apache-2.0
import { neutronFault } from '../faults.js';
import type { SecurityGroupRule } from './resource.js';

/** neutron_lib.constants.IP_PROTOCOL_MAP, in the order in which the refusal lists it. */
const PROTOCOLS = (
  'ah dccp egp esp gre hopopt icmp igmp ip ipip ipv6-encap ipv6-frag ipv6-icmp icmpv6 ipv6-nonxt ipv6-opts ipv6-route ' +
  'ospf pgm rsvp sctp tcp udp udplite vrrp'
).split(' ');

/** Those whose rules carry ports, by name and number. */
const WITH_PORTS: readonly (string | null)[] = [
  'tcp',
  'udp',
  'sctp',
  'dccp',
  'udplite',
  '6',
  '17',
  '33',
  '132',
  '136',
];
const ICMP: readonly (string | null)[] = ['icmp', '1', 'ipv6-icmp', 'icmpv6', '58'];

type Checked = Pick<SecurityGroupRule, 'protocol' | 'port_range_min' | 'port_range_max'>;

/** Refuses what Neutron's security group extension refuses of protocol and ports. @throws Fault 400 */
export function checkRule({ protocol, port_range_min: min, port_range_max: max }: Checked): void {
  if (
    protocol !== null &&
    !PROTOCOLS.includes(protocol) &&
    !(/^\d+$/.test(protocol) && Number(protocol) <= 255)
  ) {
    const list = `[None, ${PROTOCOLS.map((one) => `'${one}'`).join(', ')}]`;
    throw neutronFault(
      400,
      'SecurityGroupRuleInvalidProtocol',
      `Security group rule protocol ${protocol} not supported. Only protocol values ${list} and integer representations [0 to 255] are supported.`,
    );
  }
  if (min === null && max === null) return;
  if (protocol === null) {
    throw neutronFault(
      400,
      'SecurityGroupProtocolRequiredWithPorts',
      'Must also specify protocol if port range is given.',
    );
  }
  if (ICMP.includes(protocol)) return checkIcmp(min, max);
  if (!WITH_PORTS.includes(protocol)) {
    throw neutronFault(
      400,
      'SecurityGroupInvalidProtocolForPort',
      `Invalid protocol ${protocol} for port range, only supported for TCP, UDP, UDPLITE, SCTP and DCCP.`,
    );
  }
  if (min === null || max === null || min > max) {
    throw neutronFault(
      400,
      'SecurityGroupInvalidPortRange',
      'For TCP/UDP protocols, port_range_min must be <= port_range_max',
    );
  }
}

/** For ICMP the range is type and code. */
function checkIcmp(type: number | null, code: number | null): void {
  for (const [field, value] of [
    ['port_range_min (type)', type],
    ['port_range_max (code)', code],
  ] as const) {
    if (value !== null && (value < 0 || value > 255)) {
      throw neutronFault(
        400,
        'SecurityGroupInvalidIcmpValue',
        `Invalid value for ICMP ${field} ${value}. It must be 0 to 255.`,
      );
    }
  }
  if (type === null && code !== null) {
    throw neutronFault(
      400,
      'SecurityGroupMissingIcmpType',
      `ICMP code (port-range-max) ${code} is provided but ICMP type (port-range-min) is missing.`,
    );
  }
}
