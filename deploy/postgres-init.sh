#!/usr/bin/env bash
# One database per subgraph, each with an owner role for its structure and an application role for its data, neither of
# which can reach another database. Run once by the postgres image, on an empty data directory. The grants are those of
# demo/src/provision.ts; a change of the one is a change of the other.
set -euo pipefail

sql() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" "$@"; }

sql --dbname postgres <<'SQL'
CREATE ROLE samenhang_app NOLOGIN;
SQL

for name in consent case referrals audit veilig_thuis gecertificeerde_instelling raad_voor_de_kinderbescherming lokaal_team ggz; do
  upper=$(printf '%s' "$name" | tr '[:lower:]' '[:upper:]')
  app_password="${upper}_APP_PASSWORD"
  owner_password="${upper}_OWNER_PASSWORD"
  : "${!app_password:?}" "${!owner_password:?}"

  # Passwords are read from the environment inside psql, so that they stand in no list of processes.
  sql --dbname postgres --set database="$name" --set owner="${name}_owner" --set app="${name}_app" <<SQL
\getenv app_password ${app_password}
\getenv owner_password ${owner_password}
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"app" LOGIN PASSWORD :'app_password';
GRANT samenhang_app TO :"app";
CREATE DATABASE :"database" OWNER :"owner" TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"owner", :"app";
SQL

  sql --dbname "$name" --set owner="${name}_owner" <<'SQL'
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO :"owner";
GRANT USAGE ON SCHEMA public TO samenhang_app;
SQL
done
