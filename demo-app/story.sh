#!/usr/bin/env bash
# The story of the starter, played on a copy of this project with the real jar:
# users are live, the entity gains an e-mail address, every row is kept.
#
#   demo-app/story.sh                    on embedded H2, in a file
#   demo-app/story.sh postgresql URL     on a PostgreSQL database, empty
#   demo-app/story.sh mariadb URL        on a MariaDB database, empty
#
# User and password of a database come from DEMO_USER and DEMO_PASSWORD.
set -euo pipefail

project=$(cd "$(dirname "$0")/.." && pwd)
vendor=${1:-h2}
work=$(mktemp -d "${TMPDIR:-/tmp}/migration-story.XXXXXX")
app=""
finish() {
  status=$?
  if [ -n "$app" ]; then kill "$app" 2>/dev/null || true; fi
  if [ "$status" -eq 0 ]; then rm -rf "$work"; else echo "The story failed. Everything it made is in $work" >&2; fi
}
trap finish EXIT

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
expect() { # text, pattern, what
  grep -qE -- "$2" <<<"$1" || fail "$3: expected $2 in: $1"
}

# A copy of the project: the story changes an entity and writes migrations.
mkdir "$work/project"
(cd "$project" && tar cf - --exclude=target --exclude=.git --exclude=demo-data .) | tar xf - -C "$work/project"
demo="$work/project/demo-app"
entity="$demo/src/main/java/io/github/dbmigrate/demo/User.java"
files="$demo/src/main/resources/db/migration/$vendor"
jar="$demo/target/demo-app-0.1.0-SNAPSHOT.jar"

case "$vendor" in
  h2) export SPRING_DATASOURCE_URL="jdbc:h2:file:$work/demo;AUTO_SERVER=TRUE" ;;
  postgresql | mariadb)
    export SPRING_DATASOURCE_URL=${2:?the JDBC URL of an empty database}
    export SPRING_DATASOURCE_USERNAME=${DEMO_USER:-demo} SPRING_DATASOURCE_PASSWORD=${DEMO_PASSWORD:-}
    export SPRING_PROFILES_ACTIVE=$vendor
    ;;
  *) fail "unknown database $vendor: h2, postgresql or mariadb" ;;
esac

package() {
  (cd "$work/project" && mvn -B -q -ntp -pl demo-app -am package -DskipTests -Dspring-javaformat.skip) ||
    fail "the build"
}
db() { # runs a command as a user would, from another folder, and shows it
  printf '\n$ java -jar demo-app.jar db %s\n' "$*" >&2
  (cd "$work" && java -jar "$jar" db "$@")
}
boot() {
  (cd "$work" && exec java -jar "$jar" --server.port=0 >"$work/app.log" 2>&1) &
  app=$!
  for _ in $(seq 120); do
    port=$(sed -nE 's/.*Tomcat started on port ([0-9]+).*/\1/p' "$work/app.log")
    if [ -n "$port" ] && grep -q 'Started DemoApplication' "$work/app.log"; then return; fi
    kill -0 "$app" 2>/dev/null || { cat "$work/app.log" >&2; fail "the application did not start"; }
    sleep 0.5
  done
  cat "$work/app.log" >&2
  fail "the application did not start in a minute"
}
stop() { kill "$app"; wait "$app" 2>/dev/null || true; app=""; }

say "1. User(id, username) is live, with rows in it"
package
boot
for name in ada grace linus; do
  curl -sf -X POST -H 'Content-Type: application/json' -d "{\"username\":\"$name\"}" "http://localhost:$port/users" >/dev/null
done
users=$(curl -sf "http://localhost:$port/users")
echo "$users"
expect "$users" 'ada.*grace.*linus' "three users"
stop

say "2. The entity gains email: length 120, unique, not null"
perl -0pi -e 's/(\tprivate String username;\n)/$1\n\t\@Column(length = 120, unique = true, nullable = false)\n\tprivate String email;\n/; s/(\tpublic String getUsername\(\))/\tpublic String getEmail() {\n\t\treturn this.email;\n\t}\n\n\tpublic void setEmail(String email) {\n\t\tthis.email = email;\n\t}\n\n$1/' "$entity"
grep -n 'email' "$entity"
package

say "3. db migrate asks which e-mail address the existing rows get"
status=0
question=$(db migrate -m "Add email column to User model" 2>&1) || status=$?
echo "$question"
[ "$status" -eq 3 ] || fail "an open question is exit code 3, not $status"
expect "$question" '--fill user\.email=' "the flag to add"

say "4. With the answer it writes a plain Flyway file"
db migrate -m "Add email column to User model" --fill user.email="concat(username, '@example.invalid')"
file=$(ls "$files"/*__add_email_column_to_user_model.sql)
cat "$file"

say "5. db upgrade: every row is still there, each with its own address"
db upgrade
package
boot
users=$(curl -sf "http://localhost:$port/users")
echo "$users"
expect "$users" 'ada@example.invalid.*grace@example.invalid.*linus@example.invalid' "three distinct addresses"
migrations=$(curl -sf "http://localhost:$port/actuator/migrations")
expect "$migrations" '"state":"UP_TO_DATE"' "/actuator/migrations"
stop
check=$(db check)
echo "$check"

say "6. db downgrade takes it back, once it may lose the addresses"
status=0
question=$(db downgrade 2>&1) || status=$?
echo "$question"
[ "$status" -eq 3 ] || fail "losing data is a question, exit code 3, not $status"
db downgrade --yes
status=0
check=$(db check 2>&1) || status=$?
echo "$check"
[ "$status" -eq 1 ] || fail "check after a downgrade is exit code 1, not $status"

say "7. And forward again"
db upgrade
db status

say "The story is told: no row was lost."
