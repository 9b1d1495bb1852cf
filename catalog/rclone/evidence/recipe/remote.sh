# SPDX-License-Identifier: Apache-2.0
# Sourced by every step: an rclone remote "ts" of type swift that reads OS_* itself, as rclone's manual
# describes (https://rclone.org/swift/, env_auth). No configuration file, no secret in an argument.
set -eu
cd "$TOUCHSTONE_WORKDIR"
export RCLONE_CONFIG="$TOUCHSTONE_WORKDIR/rclone.conf"
export RCLONE_CONFIG_TS_TYPE=swift
export RCLONE_CONFIG_TS_ENV_AUTH=true
export RCLONE_RETRIES=1
: >>"$RCLONE_CONFIG"
container="$TOUCHSTONE_RUN-rclone"
segments="${container}_segments"

fail() {
  echo "$*" >&2
  exit 1
}
