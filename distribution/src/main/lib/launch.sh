# Starts the stylize command; sourced by the script of the repository and by that of the distribution, which set -eu.

# launch CLASS_PATH ARGUMENT...: runs the command with the JVM options it needs, and does not return.
launch() {
    class_path=$1
    shift
    options=
    # The fastest engine is written with the Vector API. Of its module the JVM warns, whatever one does.
    home=$(printf '%s\n' "$version" | sed -n 's/^ *java\.home = //p')
    if grep -qs jdk.incubator.vector "$home/release"; then
        options="--add-modules jdk.incubator.vector"
    fi
    if [ "$release" -ge 24 ]; then
        options="$options --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    fi
    # In the C locale the JVM would understand no letters beyond ASCII in the names of files.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
        C | POSIX) export LC_ALL=C.UTF-8 ;;
    esac
    # The options are words without spaces of their own, and no patterns of file names.
    set -f
    # shellcheck disable=SC2086
    exec "$java" $options ${JAVA_OPTS:-} -cp "$class_path" io.github.brushwork.cli.Stylize "$@"
}

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
else
    java=java
fi
if ! version=$("$java" -XshowSettings:properties -version 2>&1); then
    echo "stylize: no Java found; install Java 17 or newer, or set JAVA_HOME" >&2
    exit 1
fi
release=$(printf '%s\n' "$version" | sed -n 's/^ *java\.specification\.version = //p')
case $release in
    1.* | 9 | 1[0-6])
        echo "stylize: Java $release is too old; install Java 17 or newer, or set JAVA_HOME" >&2
        exit 1
        ;;
esac
