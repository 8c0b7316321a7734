# shellcheck shell=sh
# Sourced by the launchers when they run from a checkout; a package brings its own runtime and needs none of this.

required_java=25

# Prints the major version of the java executable $1, nothing if it cannot be told. The release file of a JDK spares
# starting it.
java_major() {
  release=$(dirname "$(dirname "$(readlink -f "$1")")")/release
  if [ -r "$release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release"
  else
    "$1" -version 2>&1 | sed -n 's/^.* version "\([0-9]*\).*/\1/p' | head -n 1
  fi
}

# Prints the path of a Java that is new enough: JAVA_HOME's, the PATH's, else one from where JDKs are usually installed.
# Without one it says what to do and returns 1.
find_java() {
  too_old=
  for candidate in "${JAVA_HOME:-}/bin/java" "$(command -v java || true)" \
    /usr/lib/jvm/*/bin/java /opt/*/bin/java /opt/*/*/bin/java "${HOME:-}"/.sdkman/candidates/java/*/bin/java; do
    [ -x "$candidate" ] || continue
    major=$(java_major "$candidate")
    if [ "${major:-0}" -ge "$required_java" ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
    too_old="$too_old $candidate (${major:-version unknown})"
  done
  echo "No Java $required_java or newer in JAVA_HOME, the PATH, /usr/lib/jvm or /opt." >&2
  echo "Install a JDK $required_java, or set JAVA_HOME to one.${too_old:+ Found, but too old:$too_old.}" >&2
  return 1
}

# Prints the newest jar of the artifact $2 that "mvn package" left in the module folder $1. Without one, or without the
# jars it depends on, it says what to do and returns 1.
built_jar() {
  newest=
  for candidate in "$1/target/$2"-[0-9]*.jar; do
    case $candidate in
      *-sources.jar | *-javadoc.jar | *-tests.jar) continue ;;
    esac
    if [ -e "$candidate" ] && { [ -z "$newest" ] || [ "$candidate" -nt "$newest" ]; }; then
      newest=$candidate
    fi
  done
  if [ -z "$newest" ] || [ ! -d "$1/target/lib" ]; then
    echo "$2 is not built yet; run: mvn -f $(dirname "$1")/pom.xml package -DskipTests -pl $(basename "$1") -am" >&2
    return 1
  fi
  printf '%s\n' "$newest"
}
