#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes a server on the port, with key pair and server group, and changes it.
. "$TOUCHSTONE_RECIPE/tour.sh"
group=$(field id server group show "$run-group")
openstack server create --image "$TOUCHSTONE_IMAGE" --flavor "$TOUCHSTONE_FLAVOR" --port "$run-port" \
  --key-name "$run-key" --hint "group=$group" --property purpose=touchstone --wait "$run-server"
[ "$(field status server show "$run-server")" = ACTIVE ] || fail "the server is not active"
lists "$run-server" server list || fail "the server is not listed"
openstack server set --property state=certified "$run-server"
openstack server show "$run-server" -f value -c properties | grep -q certified || fail "the property was lost"
openstack server unset --property state "$run-server"
openstack server event list "$run-server"
openstack console log show "$run-server"
