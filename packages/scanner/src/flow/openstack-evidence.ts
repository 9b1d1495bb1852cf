// SPDX-License-Identifier: Apache-2.0

/** Texts of which one occurs in nearly every file that speaks with OpenStack by itself. */
export const OPENSTACK_NEEDLES: readonly string[] = [
  'openstack',
  'OpenStack',
  'Openstack',
  'OPENSTACK',
  'X-Auth-Token',
  'x-auth-token',
  'X-Subject-Token',
  'x-subject-token',
  'auth/tokens',
  'keystone',
  'Keystone',
];

/** Folders and files of which the name is OpenStack's, or a project's that is called like nothing else. */
const PATH =
  /(?:^|[/._-])(?:openstack\w*|keystone|nova|cinder|glance|neutron|octavia|designate|barbican|manila|ironic|magnum|trove|zun|masakari)(?=[/._-])/i;

/** Folders of other clouds, whose paths often look alike. */
const ELSEWHERE =
  /(?:^|\/)(?:rackspace|amazon|aws|azure|google|gcp|gce|digitalocean|joyent|hp|oneandone|linode|vultr|hetzner|upcloud|exoscale|scaleway)(?=[/._-])/i;

export function isOpenstackPath(path: string): boolean {
  return PATH.test(path) && !ELSEWHERE.test(path);
}

export function isElsewhere(path: string): boolean {
  return ELSEWHERE.test(path);
}

/** Whether a text speaks of OpenStack: so that a path in it that others could have too may be read as its. */
export function speaksOfOpenstack(text: string): boolean {
  return OPENSTACK_NEEDLES.some((needle) => text.includes(needle));
}
