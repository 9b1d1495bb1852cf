#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Removes both containers and what is in them.
. "$TOUCHSTONE_RECIPE/remote.sh"
rclone purge "ts:$container"
rclone purge "ts:$segments"
left=$(rclone lsf --dirs-only ts:)
! echo "$left" | grep "^$container" || fail "a container was left behind"
