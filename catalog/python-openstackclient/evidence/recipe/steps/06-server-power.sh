#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Stops, starts, reboots, pauses, locks the server and rebuilds it from its image.
. "$TOUCHSTONE_RECIPE/tour.sh"
status() { field status server show "$run-server"; }
openstack server stop "$run-server"
expect SHUTOFF status
openstack server start "$run-server"
expect ACTIVE status
openstack server reboot --hard --wait "$run-server"
openstack server pause "$run-server"
expect PAUSED status
openstack server unpause "$run-server"
expect ACTIVE status
openstack server lock "$run-server"
! openstack server stop "$run-server" 2>locked.log || fail "a locked server was stopped"
grep -qi locked locked.log || fail "the stop was refused for another reason: $(cat locked.log)"
openstack server unlock "$run-server"
openstack server rebuild --image "$TOUCHSTONE_IMAGE" --wait "$run-server"
expect ACTIVE status
