#!/bin/sh
# In the root, in the tree, as the user of the case: starts, visits, stops, starts again, tests.
#   prove.sh BEFORE BROWSER FULL
set -eu
before=$1 browser=$2 full=$3
out=$(mktemp)

fault() {
  echo "FAULT: $1"
  exit 1
}
step() { echo "--- $(date +%T) $1"; }

# README's first command. Ports are the machine's own; 0 lets the kernel choose.
start() {
  step "./kapu start $*"
  ./kapu start --port 0 --simulator-port 0 --mail-port 0 "$@" >"$out" 2>&1 &
  gate=$!
  waited=0
  until grep -q 'Leállítás: Ctrl+C' "$out"; do
    kill -0 $gate 2>/dev/null || { cat "$out"; fault './kapu start ended before it was ready'; }
    [ $waited -lt 900 ] || { cat "$out"; kill -9 $gate; fault './kapu start was not ready within 15 minutes'; }
    sleep 1
    waited=$((waited + 1))
  done
  cat "$out"
  url=$(sed -n 's/^Az Ügyintézőkapu elindult: //p' "$out")
}

stop() {
  step 'SIGTERM'
  kill -TERM $gate
  code=0
  wait $gate || code=$?
  [ $code = 0 ] || fault "./kapu start ended with exit code $code after SIGTERM"
  # The only processes here are ours: nothing of the Gate may outlive it.
  for status in /proc/[0-9]*/comm; do
    case $(cat "$status" 2>/dev/null) in
      node|MainThread) fault "a process outlived the Gate: $(tr '\0' ' ' <"${status%comm}cmdline")" ;;
      postgres) [ -n "${DATABASE_URL:-}" ] || fault 'the embedded PostgreSQL outlived the Gate' ;;
    esac
  done
}

visit() {
  step "visit $1"
  "$(echo node_modules/node-linux-*/bin/node)" test/machines/visit.ts "$1" "$url" "$HOME/arrived" || fault "the Gate did not answer as it should ($1)"
}

id
node --version
[ $before != ignore-scripts ] || { step 'npm ci --ignore-scripts'; npm ci --ignore-scripts --no-audit --no-fund || fault 'npm ci --ignore-scripts failed'; }

start
visit first
step './kapu doctor'
./kapu doctor || fault './kapu doctor found something wrong with a machine that works'
stop
start
visit again

# The backup of one server goes into another one, and into the embedded one.
if [ -n "${DATABASE_URL:-}" ]; then
  KAPU_BACKUP_PASSPHRASE='próba jelszó'
  export KAPU_BACKUP_PASSPHRASE
  step './kapu backup'
  ./kapu backup "$HOME/mentes.kapubackup" || fault './kapu backup failed'
  ./kapu backup --check "$HOME/mentes.kapubackup" || fault './kapu backup --check failed'
  stop
  step './kapu restore into another database'
  KAPU_DATA=$HOME/masik DATABASE_URL=$OTHER_DATABASE_URL ./kapu restore "$HOME/mentes.kapubackup" || fault './kapu restore with DATABASE_URL failed'
  own=$DATABASE_URL
  export KAPU_DATA="$HOME/masik" DATABASE_URL="$OTHER_DATABASE_URL"
  start
  visit restored
  stop
  unset DATABASE_URL KAPU_DATA
  step './kapu restore into the embedded server'
  ./kapu restore "$HOME/mentes.kapubackup" --data "$HOME/beepitett" || fault './kapu restore into the embedded server failed'
  start --data "$HOME/beepitett"
  visit restored
  # Nothing is left for the check of what outlives the Gate to excuse but Debian's server.
  DATABASE_URL=$own
  export DATABASE_URL
fi
stop

# README's second command.
[ $browser != none ] || rm -rf node_modules/@sparticuz/chromium/bin
part='src/platform/database src/main/backup/backup.test.ts test/e2e/start.test.ts test/e2e/card-login.test.ts test/e2e/walk-by-api.test.ts'
[ $full = 0 ] || part=
step "./kapu test $part"
code=0
./kapu test $part >"$out" 2>&1 || code=$?
cat "$out"
[ $code = 0 ] || fault "./kapu test ended with exit code $code"
case $browser in
  none) grep -q 'Böngészős tesztek kihagyva: ..*' "$out" || fault 'no browser runs here, but no test says that it was skipped, and why' ;;
  *) ! grep -q 'Böngészős tesztek kihagyva' "$out" || fault 'tests in the browser were skipped' ;;
esac
case $(tail -n 1 "$out") in
  [1-9]*' passed, 0 failed, '*' skipped') ;;
  *) fault "the closing line of ./kapu test is not one: $(tail -n 1 "$out")" ;;
esac
[ $browser != chromium ] || [ -x /usr/bin/chromium ] || fault 'this root has no Chromium'
step 'everything held'
