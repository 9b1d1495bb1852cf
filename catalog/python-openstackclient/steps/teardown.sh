#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Deletes what a step that failed left behind; what is not there is not touched.
. "$TOUCHSTONE_RECIPE/tour.sh"

# remove ID-COLUMN NAME-COLUMN NOUN...: deletes everything of a kind whose name is the run's
remove() {
  local id=$1 name=$2
  shift 2
  for one in $(openstack "$@" list -f value -c "$id" -c "$name" | grep -w -- "$run" | cut -d ' ' -f 1); do
    openstack "$@" delete "$one" || status=1
  done
}

status=0
for server in $(openstack server list --name "^$run-" -f value -c ID); do
  openstack server delete --wait "$server" || status=1
done
remove ID Name server group
remove Name Name keypair
for address in $(openstack floating ip list --long -f value -c ID -c Description | grep -w -- "$run" | cut -d ' ' -f 1); do
  openstack floating ip delete "$address" || status=1
done
for router in $(openstack router list --name "$run-router" -f value -c ID); do
  openstack router remove subnet "$router" "$run-subnet" || true
  openstack router delete "$router" || status=1
done
for port in $(openstack port list --long -f value -c ID -c Name | grep -w -- "$run" | cut -d ' ' -f 1); do
  openstack port delete "$port" || status=1
done
remove ID Name network
remove ID Name security group
remove ID Name volume snapshot
remove ID Name volume
remove ID Name image
for container in $(openstack container list -f value -c Name | grep "^$run-" || true); do
  openstack container delete --recursive "$container" || status=1
done
exit $status
