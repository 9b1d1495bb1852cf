# SPDX-License-Identifier: Apache-2.0
# Sourced by every step: a Prometheus of its own, on a free port of the loopback, that looks for servers every ten
# seconds and never gets round to scraping one. Prometheus takes the interval as its time limit for each request, too:
# a shorter one would make a slow cloud look like a failing one.
set -eu
cd "$TOUCHSTONE_WORKDIR"

fail() {
  echo "$*" >&2
  exit 1
}

# A text as a single-quoted YAML scalar. printf is a builtin: nothing of it is seen in the process list.
quoted() {
  printf "'%s'" "${1//\'/\'\'}"
}

write_config() {
  (
    umask 077
    {
      echo 'global: { scrape_interval: 1d, scrape_timeout: 10s }'
      echo 'scrape_configs:'
      echo '  - job_name: touchstone'
      echo '    openstack_sd_configs:'
      echo '      - role: instance'
      echo '        refresh_interval: 10s'
      echo "        identity_endpoint: $(quoted "$OS_AUTH_URL")"
      echo "        region: $(quoted "$OS_REGION_NAME")"
      if [ "${OS_AUTH_TYPE:-}" = v3applicationcredential ]; then
        echo "        application_credential_id: $(quoted "$OS_APPLICATION_CREDENTIAL_ID")"
        echo "        application_credential_secret: $(quoted "$OS_APPLICATION_CREDENTIAL_SECRET")"
      else
        echo "        username: $(quoted "$OS_USERNAME")"
        echo "        password: $(quoted "$OS_PASSWORD")"
        echo "        domain_name: $(quoted "$OS_USER_DOMAIN_NAME")"
        echo "        project_name: $(quoted "$OS_PROJECT_NAME")"
      fi
      if [ -n "${OS_CACERT:-}" ]; then
        echo "        tls_config: { ca_file: $(quoted "$OS_CACERT") }"
      fi
    } >prometheus.yml
  )
}

# Starts Prometheus in the background and waits until it answers; another port when somebody has the first one.
start() {
  local tries
  for tries in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    prometheus --config.file=prometheus.yml --storage.tsdb.path=tsdb --web.listen-address="127.0.0.1:$port" \
      >>prometheus.log 2>&1 &
    pid=$!
    trap 'kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true' EXIT
    for _ in $(seq 1 50); do
      if curl -fsS -o ready.txt "http://127.0.0.1:$port/-/ready" 2>/dev/null; then return 0; fi
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  tail -n 20 prometheus.log >&2
  fail "prometheus did not start in $tries tries"
}

stop() {
  kill "$pid"
  wait "$pid" || fail "prometheus ended with $?"
  trap - EXIT
}

# The labels that discovery found, of all targets; one target a line.
discovered() {
  curl -fsS "http://127.0.0.1:$port/api/v1/targets?state=active" | grep -o '"discoveredLabels":{[^}]*}' || true
}

# The sum of a metric of Prometheus itself whose lines match a pattern; 0 when there is none.
metric() {
  curl -fsS "http://127.0.0.1:$port/metrics" | grep -E "^$1" | awk '{ sum += $2 } END { print sum + 0 }'
}
