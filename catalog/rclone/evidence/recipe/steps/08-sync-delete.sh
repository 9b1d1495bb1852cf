#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Removes a file here, synchronises, and it is gone there; deletes a large object with its segments.
. "$TOUCHSTONE_RECIPE/remote.sh"
rm tree/numbers.txt
rclone sync tree "ts:$container/tree"
left=$(rclone lsf --include /numbers.txt "ts:$container/tree")
[ -z "$left" ] || fail "numbers.txt is still there after the synchronisation"
rclone deletefile "ts:$container/large.bin"
left=$(rclone lsf -R --files-only "ts:$segments")
[ -z "$left" ] || fail "segments of the deleted large object were left behind"
