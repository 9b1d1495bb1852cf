#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Copies and moves inside the cloud, without passing the data through this machine.
. "$TOUCHSTONE_RECIPE/remote.sh"
rclone copyto -v "ts:$container/tree/random.bin" "ts:$container/copied.bin" 2>copy.log
grep -q 'server-side copy' copy.log || fail "the copy was not made by the cloud: $(cat copy.log)"
rclone moveto "ts:$container/copied.bin" "ts:$container/moved.bin"
left=$(rclone lsf --include /copied.bin "ts:$container")
[ -z "$left" ] || fail "copied.bin is still there after the move"
rclone cat "ts:$container/moved.bin" | cmp - tree/random.bin
