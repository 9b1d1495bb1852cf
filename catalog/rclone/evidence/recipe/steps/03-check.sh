#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Compares MD5 sums, then copies again: nothing may be sent a second time.
. "$TOUCHSTONE_RECIPE/remote.sh"
rclone check --one-way tree "ts:$container/tree"
rclone copy --stats-log-level NOTICE --stats-one-line -v tree "ts:$container/tree" 2>again.log
! grep -q 'Copied (' again.log || fail "a file that had not changed was sent again: $(cat again.log)"
