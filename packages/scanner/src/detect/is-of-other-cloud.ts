// SPDX-License-Identifier: Apache-2.0

/** Folders and files named after a cloud that is none of OpenStack, or that grew out of it and has services of its own. */
const NAMED =
  /(?:^|[/_.-])(?:aws|amazon|azure|gce|gcp|google|digitalocean|hetzner|hcloud|scaleway|vsphere|vmware|vcloud|softlayer|ibmcloud|oci|alicloud|aliyun|ec2|s3|b2|dropbox|onedrive|linode|vultr|exoscale|equinix|equinixmetal|packet|ovirt|kubevirt|nutanix|cloudstack|rackspace|joyent|xenserver|hyperv|virtualbox|parallels|proxmox)(?:[/_.-]|$)/i;

/**
 * Whether a path is of another cloud and names OpenStack nowhere: what is done there is not done to OpenStack, however
 * much it looks alike.
 */
export function isOfOtherCloud(path: string): boolean {
  return NAMED.test(path) && !/openstack|keystone|swift/i.test(path);
}
