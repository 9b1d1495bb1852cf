#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Gives the server a floating IP and takes it away; adds and removes a security group.
. "$TOUCHSTONE_RECIPE/tour.sh"
address=$(field floating_ip_address floating ip create --description "$run" "$TOUCHSTONE_EXTERNAL_NETWORK")
openstack server add floating ip "$run-server" "$address"
[ "$(field port_id floating ip show "$address")" = "$(field id port show "$run-port")" ] ||
  fail "the floating IP does not point at the server's port"
openstack floating ip list -f value -c 'Floating IP Address' | grep -qx "$address" || fail "the floating IP is not listed"
openstack server remove floating ip "$run-server" "$address"
openstack floating ip delete "$address"
openstack security group create "$run-more"
openstack server add security group "$run-server" "$run-more"
openstack server remove security group "$run-server" "$run-more"
openstack security group delete "$run-more"
