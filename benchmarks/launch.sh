# Sourced by run and guard: finds Java, builds what is missing or out of date, and sets
#   java        the command
#   jvm_options what the measured JVMs need; JMH hands them on to those it forks
#   logging     one more of them, in which there may be spaces
#   classes     class path of the benchmarks
# Reads profile: empty, or "peers" for the build that has libtorch too.

fail() {
    echo "benchmarks/$name: $1" >&2
    exit 1
}

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
else
    java=java
fi
version=$("$java" -XshowSettings:properties -version 2>&1) || fail "no Java found; install a JDK 17 or newer, or set JAVA_HOME"
release=$(printf '%s\n' "$version" | sed -n 's/^ *java\.specification\.version = //p')
case $release in
    1.* | 9 | 1[0-6]) fail "Java $release is too old; install a JDK 17 or newer, or set JAVA_HOME" ;;
esac

target=$root/benchmarks/target${profile:+/$profile}
class_path=$target/class-path

is_current() {
    [ -f "$class_path" ] && [ -z "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$root/benchmarks/src" \
        -newer "$class_path" -print -quit)" ]
}

if ! is_current; then
    echo "benchmarks/$name: building; the first time Maven downloads the libraries, which takes a few minutes" >&2
    (cd "$root" && ./mvnw --quiet --batch-mode ${profile:+--activate-profiles "$profile"} --projects benchmarks --also-make \
        package -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip -Denforcer.skip) >&2
fi

# shellcheck disable=SC2034
classes=$target/classes:$(cat "$class_path")
jvm_options="--add-modules jdk.incubator.vector -Xmx6500m -Dorg.nd4j.log.initialization=false"
logging=-Djava.util.logging.config.file=$root/benchmarks/logging.properties
if [ "$release" -ge 24 ]; then
    jvm_options="$jvm_options --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
fi
