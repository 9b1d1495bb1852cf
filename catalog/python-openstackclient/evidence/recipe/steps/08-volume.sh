#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes a volume, changes, extends, attaches and detaches it; makes a snapshot and a volume from that.
. "$TOUCHSTONE_RECIPE/tour.sh"
status() { field status volume show "$run-volume"; }
openstack volume type list
openstack volume create --size 1 --description first "$run-volume"
expect available status
lists "$run-volume" volume list || fail "the volume is not listed"
openstack volume set --description touchstone --property purpose=touchstone "$run-volume"
[ "$(field description volume show "$run-volume")" = touchstone ] || fail "the change of the description was lost"
openstack server add volume "$run-server" "$run-volume"
expect in-use status
openstack server volume list "$run-server"
openstack server remove volume "$run-server" "$run-volume"
expect available status
openstack volume set --size 2 "$run-volume"
expect available status
[ "$(field size volume show "$run-volume")" = 2 ] || fail "the volume was not extended"
openstack volume snapshot create --volume "$run-volume" "$run-snapshot"
expect available field status volume snapshot show "$run-snapshot"
lists "$run-snapshot" volume snapshot list || fail "the snapshot is not listed"
openstack volume create --snapshot "$run-snapshot" --size 2 "$run-copy"
expect available field status volume show "$run-copy"
openstack volume delete "$run-copy"
expect '' openstack volume list --name "$run-copy" -f value -c ID
openstack volume snapshot delete "$run-snapshot"
expect '' openstack volume snapshot list --name "$run-snapshot" -f value -c ID
openstack volume delete "$run-volume"
expect '' openstack volume list --name "$run-volume" -f value -c ID
