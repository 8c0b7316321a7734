#!/usr/bin/env bash
# Installs the built packages and uses them the way an operator would. Prints what it checked; ends with 1 at the first
# thing that is wrong.
#
#   packaging/test/install-test.sh [FOLDER OF THE PACKAGES, packaging/target by default]
#
# Needs dpkg, curl, openssl and systemd-analyze. As root it also installs with dpkg, runs as the packages' own users, and
# removes again; it refuses where one of the packages is installed already. A running systemd is not needed.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
packages=${1:-$here/../target}
work=$(mktemp -d)
daemon=
trap 'stop_daemon; rm -rf "$work"' EXIT

stop_daemon() {
  if [ -n "$daemon" ]; then
    kill -KILL "$daemon" 2>/dev/null || true
  fi
}

ok() {
  echo "ok    $*"
}

fail() {
  echo "FAIL  $*" >&2
  exit 1
}

# expect STATUS WHAT COMMAND...: runs the command; its output is in $work/out and $work/err.
expect() {
  local status=$1 what=$2 got=0
  shift 2
  "$@" >"$work/out" 2>"$work/err" </dev/null || got=$?
  if [ "$got" != "$status" ]; then
    sed 's/^/      /' "$work/out" "$work/err" >&2
    fail "$what: ended with $got, not $status: $*"
  fi
  ok "$what"
}

# package NAME: the path of the one package of this name.
package() {
  local found=("$packages/$1"_*_amd64.deb)
  if [ "${#found[@]}" != 1 ] || [ ! -e "${found[0]}" ]; then
    fail "there is not exactly one $packages/$1_*_amd64.deb; build it: mvn package -DskipTests"
  fi
  echo "${found[0]}"
}

# write_configurations FOLDER: the shipped examples in a place where the files they name exist.
write_configurations() {
  local folder=$1
  mkdir -p "$folder/tls"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=hub1-agent \
    -keyout "$folder/tls/agent.key" -out "$folder/tls/agent.pem" 2>/dev/null
  cp "$folder/tls/agent.key" "$folder/tls/collector.key"
  for name in collector collector-ca agents-ca; do
    cp "$folder/tls/agent.pem" "$folder/tls/$name.pem"
  done
  for secret in hub1.auth hub1.priv spoke7.community; do
    echo "only-for-this-test" >"$folder/$secret"
  done
  chmod 640 "$folder"/tls/*.key "$folder"/*.auth "$folder"/*.priv "$folder"/*.community
  cp "$here/../etc/agent.yaml" "$here/../etc/collector.yaml" "$folder"
}

# write_runnable FOLDER: configurations that run on this machine alone, on ports that are free.
write_runnable() {
  local folder=$1
  cat >"$folder/run-agent.yaml" <<YAML
name: hub1-agent
dataDirectory: $folder/agent-data
http:
  listen: 127.0.0.1:0
devices:
  - name: nobody
    snmp:
      address: udp:127.0.0.1:9
      version: 2c
      communityFile: spoke7.community
    meter:
      - ifName: lag-1
        ifIn: IN
YAML
  cat >"$folder/run-collector.yaml" <<YAML
listen: 127.0.0.1:0
plain: true
dataDirectory: $folder/collector-data
http:
  listen: 127.0.0.1:0
agents:
  - name: hub1-agent
YAML
}

# check_daemon WHAT COMMAND...: runs a daemon until /healthz answers, then ends it by SIGTERM.
check_daemon() {
  local what=$1 page="" status=0 begin
  shift
  begin=$(date +%s%N)
  "$@" >"$work/daemon.out" 2>&1 </dev/null &
  daemon=$!
  for _ in $(seq 600); do
    page=$(sed -n 's|.*page on \(http://[0-9.:]*\)/.*|\1|p' "$work/daemon.out" | head -n 1)
    if [ -n "$page" ] && curl -fsS -o /dev/null "$page/healthz" 2>/dev/null; then
      break
    fi
    kill -0 "$daemon" 2>/dev/null || break
    sleep 0.1
  done
  if [ -z "$page" ] || ! curl -fsS -o /dev/null "$page/healthz"; then
    sed 's/^/      /' "$work/daemon.out" >&2
    fail "$what: /healthz did not answer 200 within a minute"
  fi
  ok "$what: /healthz answers $((($(date +%s%N) - begin) / 1000000)) ms after the start," \
    "$(awk '/^VmRSS/ {print int($2 / 1024) " MB"}' "/proc/$daemon/status") resident"
  curl -fsS -o "$work/metrics" "$page/metrics" || fail "$what: /metrics does not answer"
  grep -q '^# TYPE ' "$work/metrics" || fail "$what: /metrics holds no metrics"
  ok "$what: /metrics answers"
  begin=$(date +%s%N)
  kill -TERM "$daemon"
  for _ in $(seq 300); do
    kill -0 "$daemon" 2>/dev/null || break
    sleep 0.1
  done
  kill -0 "$daemon" 2>/dev/null && fail "$what: still there 30 s after SIGTERM"
  wait "$daemon" || status=$?
  daemon=
  if [ "$status" != 0 ]; then
    sed 's/^/      /' "$work/daemon.out" >&2
    fail "$what: SIGTERM ended it with $status, not 0"
  fi
  ok "$what: SIGTERM ends it with 0 after $((($(date +%s%N) - begin) / 1000000)) ms"
}

# check_programs ROOT FOLDER [COMMAND...]: both programs below ROOT with the configurations in FOLDER, started through
# the command (such as one that changes the user).
check_programs() {
  local agent="$1/usr/bin/nro-agent" collector="$1/usr/bin/nro-collector" folder=$2
  shift 2
  expect 0 "agent.yaml, as shipped, is valid" "$@" "$agent" check-config --config "$folder/agent.yaml"
  expect 0 "collector.yaml, as shipped, is valid" "$@" "$collector" check-config --config "$folder/collector.yaml"
  sed 's/^devices:/divices:/' "$folder/agent.yaml" >"$folder/wrong.yaml"
  expect 2 "a misspelt key is refused" "$@" "$agent" check-config --config "$folder/wrong.yaml"
  grep -q divices "$work/out" "$work/err" || fail "the refusal does not name the key"
  expect 2 "an unknown command is refused" "$@" "$agent" no-such-command

  # 100 slots of 1, 2, ... Mbit/s (37,500,000 octets in 300 s each): five are discarded, so the 95th counts.
  {
    echo "slot,in_octets,out_octets"
    for ((i = 0; i < 100; i++)); do
      printf '2026-10-05T%02d:%02d:00Z,%d,0\n' $((i / 12)) $((i % 12 * 5)) $(((i + 1) * 37500000))
    done
  } >"$folder/slots.csv"
  expect 0 "percentile reads a CSV" "$@" "$agent" percentile --samples "$folder/slots.csv" --month 2026-10 \
    --zone Europe/Paris --format json
  if ! grep -q '"rank" *: *95,' "$work/out" || ! grep -q '"mbps" *: *"95.00"' "$work/out"; then
    fail "percentile: expected rank 95 and 95.00 Mbit/s, got $(cat "$work/out")"
  fi
  ok "percentile: rank 95 of 100, 95.00 Mbit/s"

  check_daemon "nro-agent run" "$@" "$agent" run --config "$folder/run-agent.yaml"
  check_daemon "nro-collector run" "$@" "$collector" run --config "$folder/run-collector.yaml"
}

check_units() {
  local unit
  for unit in nro-agent nro-collector; do
    expect 0 "$unit.service: exposure at most 2.5" \
      systemd-analyze security --no-pager --offline=true --threshold=25 "$here/../../systemd/$unit.service"
    tail -n 1 "$work/out" | sed 's/^[^A-Za-z]*/      /'
  done
}

check_unpacked() {
  local name
  for name in nro-agent nro-collector; do
    dpkg-deb -x "${deb[$name]}" "$work/root"
    [ -z "$(find "$work/root/usr/lib/$name/runtime" -type l)" ] || fail "$name: its runtime holds links"
    [ "$("$work/root/usr/lib/$name/runtime/bin/java" -Xshare:on -version 2>&1 | grep -c 'Runtime Environment')" = 1 ] ||
      fail "$name: its runtime does not start with its class data archive"
    ok "$name: runtime starts with its class data archive"
  done
  mkdir "$work/etc"
  write_configurations "$work/etc"
  write_runnable "$work/etc"
  check_programs "$work/root" "$work/etc"
}

check_installed() {
  local name folder=/var/lib/nro-agent/install-test
  for name in nro-agent nro-collector; do
    if dpkg-query -W -f='${Status}\n' "$name" 2>/dev/null | grep -q ' installed$'; then
      fail "$name is installed on this machine; this test would remove it"
    fi
  done
  expect 0 "dpkg installs both" dpkg -i "${deb[nro-agent]}" "${deb[nro-collector]}"
  trap 'stop_daemon; rm -rf "$work"; remove_packages' EXIT
  [ -r /usr/lib/nro-agent/nro-agent.jsa ] || fail "the agent's classes are not archived"
  NRO_AGENT_JAVA_OPTS=-Xshare:on expect 0 "the archive of classes belongs to the jars" nro-agent --version
  [ "$(wc -l <"$work/out") $(wc -c <"$work/err")" = "1 0" ] ||
    fail "the runtime speaks between the results: $(cat "$work/out" "$work/err")"
  for name in nro-agent nro-collector; do
    getent passwd "$name" >/dev/null || fail "there is no user $name"
    [ "$(stat -c '%U:%G %a' "/etc/$name")" = "root:$name 750" ] || fail "/etc/$name: $(stat -c '%U:%G %a' "/etc/$name")"
    [ "$(stat -c '%U:%G %a' "/var/lib/$name")" = "$name:$name 750" ] || fail "/var/lib/$name is not the daemon's"
    ok "$name: user, /etc/$name, /var/lib/$name"
    expect 0 "$name.service: systemd can read it" systemd-analyze verify "$name.service"
    [ ! -s "$work/err" ] || fail "systemd-analyze verify: $(cat "$work/err")"
  done
  [ "$(stat -c '%U:%G %a' /etc/nro-agent/profiles.d)" = "root:nro-agent 750" ] ||
    fail "there is no /etc/nro-agent/profiles.d of root's that the daemon may read"
  ok "nro-agent: /etc/nro-agent/profiles.d for profiles of one's own"
  [ "$(stat -c '%U:%G %a' /etc/nro-collector/terms.d)" = "root:nro-collector 750" ] ||
    fail "there is no /etc/nro-collector/terms.d of root's that the daemon may read"
  ok "nro-collector: /etc/nro-collector/terms.d for terms of one's own"
  expect 0 "nro-agent-notifications.socket: systemd can read it" systemd-analyze verify nro-agent-notifications.socket
  [ ! -s "$work/err" ] || fail "systemd-analyze verify: $(cat "$work/err")"
  [ ! -e /etc/systemd/system/sockets.target.wants/nro-agent-notifications.socket ] || fail "port 162 is opened unasked"
  ok "port 162 is opened only when asked"
  expect 0 "nro-agent may read its example" runuser -u nro-agent -- test -r /etc/nro-agent/agent.yaml
  expect 1 "others may not" runuser -u nobody -- test -r /etc/nro-agent/agent.yaml

  # The agent's user runs both here: one folder, and nothing of root's is needed.
  mkdir "$folder"
  write_configurations "$folder"
  write_runnable "$folder"
  chown -R nro-agent:nro-agent "$folder"
  (cd / && check_programs "" "$folder" setpriv --reuid=nro-agent --regid=nro-agent --init-groups --)
  rm -r "$folder"

  echo '# changed here' >>/etc/nro-agent/agent.yaml
  expect 0 "dpkg installs again over itself" dpkg -i --force-confdef --force-confold "${deb[nro-agent]}"
  [ -r /usr/lib/nro-agent/nro-agent.jsa ] || fail "the agent's classes are not archived after an upgrade"
  tail -n 1 /etc/nro-agent/agent.yaml | grep -q 'changed here' || fail "a changed configuration was overwritten"
  ok "a changed configuration outlives an upgrade"
  touch /var/lib/nro-agent/data
  expect 0 "dpkg removes both" dpkg -r nro-agent nro-collector
  [ ! -e /usr/lib/nro-agent ] || fail "files are left behind in /usr/lib/nro-agent"
  [ -e /etc/nro-agent/agent.yaml ] || fail "removing took the configuration"
  expect 0 "dpkg purges both" dpkg -P nro-agent nro-collector
  [ ! -e /etc/nro-agent/agent.yaml ] || fail "purging left the configuration"
  [ ! -e /etc/nro-agent/profiles.d ] || fail "purging left an empty profiles.d"
  [ ! -e /etc/nro-collector/terms.d ] || fail "purging left an empty terms.d"
  [ -e /var/lib/nro-agent/data ] || fail "purging took what was measured"
  ok "measured data outlives even a purge"
  rm -f /var/lib/nro-agent/data
}

remove_packages() {
  dpkg -P nro-agent nro-collector >/dev/null 2>&1 || true
}

declare -A deb
deb[nro-agent]=$(package nro-agent)
deb[nro-collector]=$(package nro-collector)

check_units
check_unpacked
if [ "$(id -u)" = 0 ]; then
  check_installed
else
  echo "not root: installation by dpkg was not checked"
fi
echo "all checked"
