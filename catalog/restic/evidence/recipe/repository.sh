# SPDX-License-Identifier: Apache-2.0
# Sourced by every step: the repository is a Swift container, the OS_* variables are read by restic itself
# (https://restic.readthedocs.io/en/stable/030_preparing_a_new_repo.html#openstack-swift).
set -eu
cd "$TOUCHSTONE_WORKDIR"
container="$TOUCHSTONE_RUN-restic"
export RESTIC_REPOSITORY="swift:$container:/backups"
export RESTIC_PASSWORD_FILE="$TOUCHSTONE_WORKDIR/repository-password"
export RESTIC_CACHE_DIR="$TOUCHSTONE_WORKDIR/cache"

fail() {
  echo "$*" >&2
  exit 1
}

snapshots() {
  restic snapshots --json | grep -o '"short_id"' | wc -l
}
