#!/bin/sh
# ./dbw migrate -m "Add email": compiles what is newer than the last time, then runs the db command.
# Written by `db init --launcher`, to be committed. JAVA_OPTS goes to the JVM, MAVEN_ARGS to Maven.
set -eu

main=@MAIN@
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
module=$here@MODULE@

if [ -f "$module/pom.xml" ]; then
	out=$module/target classes=$module/target/classes:
else
	out=$module/build classes=
fi
path=$out/dbw.classpath

# Deleted files show in the time of their folder.
newer() {
	[ ! -f "$out/dbw.built" ] || [ ! -f "$path" ] || find "$here" \
		\( -name target -o -name build -o -name .git -o -name .gradle -o -name node_modules \) -prune -o \
		\( -path '*/src/main/*' -o -name pom.xml -o -name '*.gradle' -o -name '*.gradle.kts' \) \
		-newer "$out/dbw.built" -print | grep -q .
}

maven() {
	if [ -f "$here/mvnw" ]; then set -- sh "$here/mvnw"; else set -- mvn; fi
	[ "$module" = "$here" ] || set -- "$@" -pl "${module#"$here"/}" -am
	# Nobody waits for checks of the code here.
	"$@" -q -B -ntp -f "$here/pom.xml" compile dependency:build-classpath \
		-Dmdep.outputFile=target/dbw.classpath -Dmdep.includeScope=runtime \
		-Dspring-javaformat.validate.skip -Dspotless.check.skip -Dcheckstyle.skip -Dformatter.skip -Dfmt.skip \
		-Denforcer.skip -Dpmd.skip -Dcpd.skip -Dspotbugs.skip -Dlicense.skip -Drat.skip
}

gradle() {
	cat > "$out/dbw.gradle" <<-'END'
		allprojects { afterEvaluate { project ->
			if (project.plugins.hasPlugin('java')) {
				def classes = project.sourceSets.main.runtimeClasspath
				def file = project.file('build/dbw.classpath')
				project.tasks.register('dbwClasspath') { dependsOn classes; doLast { file.text = classes.asPath } }
			}
		} }
	END
	if [ -f "$here/gradlew" ]; then set -- sh "$here/gradlew"; else set -- command gradle; fi
	"$@" -q -p "$module" -I "$out/dbw.gradle" dbwClasspath
}

# Some commands read migration files or nothing, so the classes need not be new.
built() {
	[ -f "$path" ] || return 1
	case ${1:-} in
		branches|completion|heads|help|--help|history|lint|list-templates|show) ;;
		*) ! newer ;;
	esac
}

if ! built "$@"; then
	mkdir -p "$out"
	: > "$out/dbw.begun"
	if [ -f "$module/pom.xml" ]; then maven; else gradle; fi >&2 || exit 2
	mv "$out/dbw.begun" "$out/dbw.built"
fi

# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 ${JAVA_OPTS:-} \
	-cp "$classes$(cat "$path")" "$main" db "$@"
