#!/bin/sh
# Run once by the image, on an empty volume, as the superuser. The owner changes the schema (migrations, restore); the
# service's role reads and writes rows and can change no table.
set -eu
psql --no-psqlrc --set=ON_ERROR_STOP=1 --set=database="$DATABASE" --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
\set owner :database _owner
\set app :database _app
\set owner_password `cat /run/secrets/postgres/OWNER_PASSWORD`
\set app_password `cat /run/secrets/postgres/APP_PASSWORD`
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"database" owner :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to :"app";
\connect :"database"
alter default privileges for role :"owner" grant usage on schemas to :"app";
alter default privileges for role :"owner" grant select, insert, update, delete on tables to :"app";
alter default privileges for role :"owner" grant usage, select on sequences to :"app";
SQL
