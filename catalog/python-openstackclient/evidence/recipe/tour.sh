# SPDX-License-Identifier: Apache-2.0
# Sourced by every step. One command a process, not the client's batch mode (`openstack <commands`): that one
# ends with 0 even when a command of it failed (python-openstackclient 6.0), so it could not show a failure.
set -eu
cd "$TOUCHSTONE_WORKDIR"
run=$TOUCHSTONE_RUN

fail() {
  echo "$*" >&2
  exit 1
}

# field FIELD COMMAND...: one field of what a show or create command prints
field() {
  local name=$1
  shift
  openstack "$@" -f value -c "$name"
}

# lists NAME COMMAND...: whether a list command's Name column holds NAME; ends the step when the
# command fails, so that "not in the list" is never said of a list that nobody got
lists() {
  local name=$1 found
  shift
  found=$(openstack "$@" -f value -c Name) || fail "'openstack $*' failed"
  echo "$found" | grep -qx -- "$name"
}

# expect WANTED COMMAND...: runs the command until it prints WANTED, for half a minute at most
expect() {
  local wanted=$1 got= tries
  shift
  for tries in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    got=$("$@")
    [ "$got" != "$wanted" ] || return 0
    sleep 1
  done
  fail "after $tries tries '$*' says '$got' and not '$wanted'"
}
