#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Lets Prometheus refresh at least three times: none may fail, and the server stays a target.
. "$TOUCHSTONE_RECIPE/prometheus.sh"
write_config
start
# Newer releases count the refreshes of all kinds of discovery under one name; this one is the only kind here.
failures='prometheus_sd(_openstack)?_refresh_failures_total'
durations='prometheus_sd(_openstack)?_refresh_duration_seconds_count'
# Discovery hands its findings on every five seconds at most, so the target may come after the refreshes.
done_when() {
  [ "$(metric "$durations")" -ge 3 ] && discovered | grep -qF "\"$TOUCHSTONE_SERVER\""
}
for _ in $(seq 1 180); do
  ! done_when || break
  sleep 0.5
done
done_when || fail "after 90 seconds there were $(metric "$durations") refreshes, or the server $TOUCHSTONE_SERVER was no target"
[ "$(metric "$failures")" = 0 ] || { grep -i refresh prometheus.log | tail -n 5 >&2; fail "$(metric "$failures") refreshes failed"; }
stop
