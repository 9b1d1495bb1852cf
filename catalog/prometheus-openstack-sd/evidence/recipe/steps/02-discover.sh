#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs Prometheus until the server is a target with the labels that people build their rules on.
. "$TOUCHSTONE_RECIPE/prometheus.sh"
write_config
start
for _ in $(seq 1 120); do
  found=$(discovered | grep -F "\"$TOUCHSTONE_SERVER\"" || true)
  [ -z "$found" ] || break
  sleep 0.5
done
[ -n "$found" ] || { tail -n 20 prometheus.log >&2; fail "the server $TOUCHSTONE_SERVER did not become a target in a minute"; }
for label in instance_id instance_name instance_flavor instance_status project_id user_id private_ip address_pool; do
  echo "$found" | grep -Eq "\"__meta_openstack_$label\":\"[^\"]+\"" || fail "the target has no label __meta_openstack_$label: $found"
done
echo "$found" | grep -q '"__meta_openstack_instance_status":"ACTIVE"' || fail "the target is not ACTIVE: $found"
stop
