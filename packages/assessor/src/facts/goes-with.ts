// SPDX-License-Identifier: Apache-2.0

/**
 * Resources that a service removes together with another: nobody deletes them one by one, and nobody should have to.
 * Sources: the API references of each service (network: deleting a network deletes its subnets where no port is left on
 * them, a security group its rules; compute: a server its attachments; network: a router that still had interfaces
 * could not have been deleted; identity: a user its application credentials and access rules; orchestration: a stack its snapshots).
 */
export const GOES_WITH: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'network:subnet': ['network:network'],
  'network:security-group-rule': ['network:security-group'],
  'network:floatingip.port-forwarding': ['network:floatingip'],
  'network:router-interface': ['network:router'],
  'compute:server.volume-attachment': ['compute:server'],
  'compute:server.interface': ['compute:server'],
  'block-storage:attachment': ['block-storage:volume', 'compute:server'],
  'identity:application-credential': ['identity:user'],
  'image:image.member': ['image:image'],
  'network:port.binding': ['network:port'],
  'orchestration:stack.snapshot': ['orchestration:stack'],
});
