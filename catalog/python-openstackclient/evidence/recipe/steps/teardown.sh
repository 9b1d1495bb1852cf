#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Deletes what a step that failed left behind; what is not there is not touched.
. "$TOUCHSTONE_RECIPE/tour.sh"

# Every listing goes through a variable: a list that could not be had is a failure of the teardown, not an empty list.
status=0
ours=

# find_ours COMMAND...: the first word of the lines of a listing that name this run, into `ours`
find_ours() {
  local lines
  lines=$(openstack "$@" -f value) || status=1
  ours=$(echo "$lines" | grep -w -- "$run" | cut -d ' ' -f 1)
}

# remove COLUMNS NOUN...: deletes everything of a kind whose name (or description) holds the run's id
remove() {
  local columns=$1 one
  shift
  # shellcheck disable=SC2086
  find_ours "$@" list $columns
  for one in $ours; do
    openstack "$@" delete "$one" || status=1
  done
}

find_ours server list -c ID -c Name
for server in $ours; do
  openstack server delete --wait "$server" || status=1
done
remove '-c ID -c Name' server group
remove '-c Name' keypair
remove '--long -c ID -c Description' floating ip
find_ours router list -c ID -c Name
for router in $ours; do
  openstack router remove subnet "$router" "$run-subnet" || true
  openstack router delete "$router" || status=1
done
remove '-c ID -c Name' port
remove '-c ID -c Name' network
remove '-c ID -c Name' security group
remove '-c ID -c Name' volume snapshot
remove '-c ID -c Name' volume
remove '-c ID -c Name' image
find_ours container list -c Name
for container in $ours; do
  openstack container delete --recursive "$container" || status=1
done
exit $status
