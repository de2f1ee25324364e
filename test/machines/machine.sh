#!/bin/sh
# One machine, made and used inside a namespace of its own; run.sh starts it.
#   machine.sh install ROOT LOWER UPPER WORK LAYER
#   machine.sh prove ROOT LOWER UPPER WORK CACHE TREE SETTINGS WHO NODE FOLDER UMASK BEFORE BROWSER DATABASE FULL
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
verb=$1 root=$2 lower=$3 upper=$4 scratch=$5
shift 5

# Nothing that is mounted here may appear outside.
mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$upper,workdir=$scratch" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
# What was installed to reach the registries (resolver, certificates of an inspecting proxy) is this machine's, not the tree's.
# Bound, not copied: a layer must not keep it.
for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
  if [ -f "$file" ]; then
    [ -e "$root$file" ] || : >"$root$file"
    mount --bind "$(readlink -f "$file")" "$root$file"
  fi
done
path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

if [ "$verb" = install ]; then
  cp /etc/apt/apt.conf.d/99* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
  case $1 in
    chromium) packages=chromium ;;
    postgresql) packages=postgresql-15 ;;
  esac
  chroot "$root" env -i PATH=$path DEBIAN_FRONTEND=noninteractive sh -euc "apt-get update; apt-get install -y --no-install-recommends $packages; apt-get clean"
  exit 0
fi

cache=$1 tree=$2 settings=$3 who=$4 node=$5 folder=$6 mask=$7 before=$8 browser=$9
shift 9
database=$1 full=$2

mkdir -p "$root/usr/local/bin" "$root/usr/local/lib/node_modules"
cp "$cache/packages/$node/bin/node" "$root/usr/local/bin/node"
cp -R "$cache/packages/npm" "$root/usr/local/lib/node_modules/npm"
chmod 755 "$root/usr/local/bin/node" "$root/usr/local/lib/node_modules/npm/bin/npm-cli.js"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
[ "$who" = root ] || chroot "$root" useradd --create-home --shell /bin/sh "$who"
home=$(chroot "$root" sh -c "echo ~$who")

# Only root may enter what lies below /root.
mkdir -p "$root$(dirname "$folder")"
case $folder in /root/*) chmod 700 "$root$(dirname "$folder")" ;; esac
cp -R "$tree" "$root$folder"
[ "$mask" != 077 ] || chmod -R go-rwx "$root$folder"
# Downloads are kept between cases: each user has a cache of its own, as npm wants it.
mkdir -p "$cache/npm-$who" "$root/var/cache/npm"
mount --bind "$cache/npm-$who" "$root/var/cache/npm"
chroot "$root" chown -R "$who:" "$folder" /var/cache/npm
cp "$here/prove.sh" "$root/usr/local/bin/prove.sh"

set --
if [ "$database" = postgresql15 ]; then
  # The network is the machine's own, where the usual port may be taken.
  port=$((20000 + $(date +%s) % 20000))
  chroot "$root" env -i PATH=$path sh -euc "
    sed -i 's/^port = .*/port = $port/' /etc/postgresql/15/main/postgresql.conf
    pg_ctlcluster 15 main start
    su postgres -c \"psql -p $port -v ON_ERROR_STOP=1 -c \\\"create role kapu superuser login password 'titok'\\\"\"
    su postgres -c \"createdb -p $port -O kapu -T template0 -E UTF8 --locale=C kapu\"
    su postgres -c \"createdb -p $port -O kapu -T template0 -E UTF8 --locale=C kapu_restored\""
  server=postgresql://kapu:titok@127.0.0.1:$port
  # Beside a server of one's own the demonstration country is loaded only where it is asked for.
  set -- "DATABASE_URL=$server/kapu" "OTHER_DATABASE_URL=$server/kapu_restored" "KAPU_TEST_DATABASE_URL=$server/postgres" KAPU_DEMO=1
fi
while IFS= read -r line; do set -- "$@" "$line"; done <"$settings"

result=0
chroot --userspec="$who" "$root" env -i PATH=$path HOME="$home" USER="$who" NO_COLOR=1 \
  npm_config_cache=/var/cache/npm NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$@" \
  sh -c "umask $mask; cd $folder && exec sh /usr/local/bin/prove.sh $before $browser $full" || result=$?
[ "$database" = embedded ] || chroot "$root" env -i PATH=$path pg_ctlcluster 15 main stop -m fast || true
exit $result
