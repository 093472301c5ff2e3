#!/bin/sh
# Dumps $DATABASE of $PGHOST into $BACKUP_DIR and forgets what is older than $KEEP_DAYS. A dump appears under its name
# only once it is whole and readable, and an old one goes only after that.
set -eu
PGPASSWORD=$(cat "$OWNER_PASSWORD_FILE")
export PGPASSWORD
# A network that enforces policies lets a new pod through only after a moment, and a database may be on its way up.
left=$WAIT_SECONDS
until pg_isready --quiet --timeout=1 || [ "$left" -eq 0 ]; do
  left=$((left - 1))
  sleep 1
done
file="$BACKUP_DIR/$DATABASE-$(date -u +%Y%m%dT%H%M%SZ).dump"
umask 077
rm -f "$BACKUP_DIR/$DATABASE"-*.dump.part
trap 'rm -f "$file.part"' EXIT
pg_dump --format=custom --compress=6 --no-owner --no-privileges --username="${DATABASE}_owner" --dbname="$DATABASE" \
  --file="$file.part"
pg_restore --list "$file.part" > /dev/null
sync "$file.part"
mv "$file.part" "$file"
find "$BACKUP_DIR" -name "$DATABASE-*.dump" -mtime "+$KEEP_DAYS" -exec rm -f {} +
ls -l "$file"
