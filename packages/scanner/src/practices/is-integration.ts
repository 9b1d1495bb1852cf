// SPDX-License-Identifier: Apache-2.0

const NAMES =
  /openstack|keystone|gophercloud|swiftclient|novaclient|\bOS_AUTH|\bOS_PASSWORD|clouds\.ya?ml|\bfog\b|pkgcloud|\bnova\b|\bneutron\b|\bcinder\b|\bswift\b|\bglance\b|\bhorizon\b|\bskyline\b/i;

/** Other clouds’ own folders and files: what is done there is not done to OpenStack. */
const OTHERS =
  /(?:^|[/_.-])(?:aws|amazon|azure|gce|gcp|google|digitalocean|hetzner|hcloud|scaleway|vsphere|vmware|vcloud|softlayer|ibmcloud|oci|alicloud|aliyun|ec2|s3|b2|dropbox|onedrive|linode|vultr|exoscale|equinix|packet|ovirt|kubevirt|nutanix|cloudstack|joyent|xenserver|hyperv|virtualbox|parallels|proxmox)(?:[/_.-]|$)/i;

/**
 * Whether a file is of the integration with OpenStack: its path or its text names OpenStack or a service of it, and its
 * path is no other cloud’s. What a product does elsewhere in its code says nothing of how it treats OpenStack.
 */
export function isIntegration(path: string, text: string): boolean {
  if (/openstack|keystone|swift/i.test(path)) return true;
  return !OTHERS.test(path) && NAMES.test(text);
}
