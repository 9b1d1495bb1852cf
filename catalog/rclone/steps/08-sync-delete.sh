#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Removes a file here, synchronises, and it is gone there; deletes a large object with its segments.
. "$TOUCHSTONE_RECIPE/remote.sh"
rm tree/numbers.txt
rclone sync tree "ts:$container/tree"
[ -z "$(rclone lsf --include /numbers.txt "ts:$container/tree")" ] || fail "numbers.txt is still there after the synchronisation"
rclone deletefile "ts:$container/large.bin"
[ -z "$(rclone lsf -R --files-only "ts:$segments")" ] || fail "segments of the deleted large object were left behind"
