#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Removes what a step that failed left behind. Silent when the steps did their own work.
. "$TOUCHSTONE_RECIPE/remote.sh"
left=$(rclone lsf --dirs-only --dir-slash=false ts:)
for name in $(echo "$left" | grep "^$container" || true); do
  rclone purge "ts:$name"
done
