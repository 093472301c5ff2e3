#!/bin/sh
# Puts $DUMP, or else the newest dump, back into $DATABASE of $PGHOST: everything or, when a statement fails, nothing.
# As the owner, whose default privileges open the new tables to the service again.
set -eu
PGPASSWORD=$(cat "$OWNER_PASSWORD_FILE")
export PGPASSWORD
# A network that enforces policies lets a new pod through only after a moment, and a database may be on its way up.
left=$WAIT_SECONDS
until pg_isready --quiet --timeout=1 || [ "$left" -eq 0 ]; do
  left=$((left - 1))
  sleep 1
done
newest=$(find "$BACKUP_DIR" -name "$DATABASE-*.dump" | sort | tail -n 1)
file=${DUMP:+$BACKUP_DIR/$DUMP}
file=${file:-${newest:?there is no backup of $DATABASE}}
echo "restoring $file"
pg_restore --clean --if-exists --no-owner --no-privileges --single-transaction --exit-on-error \
  --username="${DATABASE}_owner" --dbname="$DATABASE" "$file"
