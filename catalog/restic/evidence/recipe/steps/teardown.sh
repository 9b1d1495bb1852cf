#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# restic never deletes a container, and deletes the repository's last objects neither: its manual leaves that
# to the store's own tools. So this uses python-swiftclient; its calls are not restic's.
. "$TOUCHSTONE_RECIPE/repository.sh"
containers=$(swift list)
if echo "$containers" | grep -qx "$container"; then
  swift delete "$container" >/dev/null
fi
containers=$(swift list)
! echo "$containers" | grep -x "$container" || fail "the container was left behind"
