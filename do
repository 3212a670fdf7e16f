#!/usr/bin/env bash
# The one door to the house: `./do help` lists what it can do.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"

jobs=${IRENIC_JOBS:-$(nproc)}
failures=()

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

usage() {
    cat <<'TEXT'
./do demo     build Irenic, compare the strategies of a real case, and write the report as a web page
./do test     check the sources and run all tests, plain and under the sanitizers
./do build    build the command build/release/irenic
./do bench    measure speed          ./do bench NAME: one benchmark only
./do fuzz     feed random input      ./do fuzz SECONDS NAME: how long each, and which; 60 seconds, all
./do format   lay out the C++ sources as .clang-format says
./do help     this list

Every command but help installs the Debian packages it misses, and says which. With all of them in
place no network is used. IRENIC_JOBS=N limits how many compilers run at once.
TEXT
}

# ---------------------------------------------------------------- packages

build_packages=(
    "cmake:the build" "ninja-build:the build" "g++:the compiler" "pkg-config:finds libraries"
    "ccache:makes a second build fast" "libfyaml-dev:reads case files" "libfmt-dev:writes text"
    "nlohmann-json3-dev:writes JSON" "libcli11-dev:the command line" "libsodium-dev:SHA-256"
    "libgmp-dev:exact numbers" "coinor-libcbc-dev:least changes" "coinor-libclp-dev:least changes"
    "zlib1g-dev:least changes" "libexpat1-dev:reads GraphML"
    "librandom123-dev:scenarios that are drawn alike everywhere" "libsqlite3-dev:study files"
    "libcadical-dev:answers without enumerating" "libboost-dev:quantiles of distributions"
)
test_packages=(
    "libgtest-dev:tests" "librapidcheck-dev:tests with random input" "clang-format-14:layout of the sources"
    "python3:checks of the sources" "python3-jsonschema:checks of the JSON schema"
    "python3-yaml:checks of the JSON schema"
)
python_packages=("python3-venv:the Python package" "python3-dev:the Python package")
bench_packages=("libbenchmark-dev:measures speed" "python3:measures whole commands")
browser_packages=("chromium:opens the report")
fuzz_packages=("clang-14:compiles fuzzers" "libclang-rt-14-dev:the fuzzer itself")
format_packages=("clang-format-14:layout of the sources")

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# The package lists may be locked by another installation; waiting is better than failing.
refresh_lists() {
    local output
    for _ in {1..60}; do
        output=$("$@" apt-get update 2>&1) && return
        [[ $output == *"/lock"* ]] || break
        sleep 5
    done
    printf '%s\n' "$output" >&2
    echo "The package lists could not be brought up to date; trying with those at hand." >&2
}

# need PACKAGE:REASON…: installs those that are missing.
need() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not a Debian system: the libraries that README.md names must be in place already."
        return
    fi
    local missing=() entry
    for entry in "$@"; do
        is_installed "${entry%%:*}" || missing+=("$entry")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0

    say "Missing Debian packages"
    for entry in "${missing[@]}"; do printf '   %-20s %s\n' "${entry%%:*}" "${entry#*:}"; done
    local names=("${missing[@]%%:*}") as_root=()
    if [[ $EUID -ne 0 ]]; then
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
            as_root=(sudo)
        else
            fail "Installing needs root. Run this as root, then try again:

    apt-get install ${names[*]}"
        fi
    fi
    say "Installing them"
    local run=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive)
    refresh_lists "${run[@]}"
    "${run[@]}" apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "${names[@]}" ||
        fail "The packages could not be installed. Is there a network? Run this as root, then try again:

    apt-get update && apt-get install ${names[*]}"
}

# ---------------------------------------------------------------- building

strictness() { [[ -n ${IRENIC_CI:-} ]] && echo ON || echo OFF; }

# build PRESET TARGET [CMAKE-OPTION…]
build() {
    local preset=$1 target=$2
    shift 2
    mkdir -p "build/$preset"
    local log="build/$preset/configure.log"
    say "Building ($preset)"
    cmake --preset "$preset" -DIRENIC_WERROR="$(strictness)" -DIRENIC_PYTHON=OFF "$@" >"$log" 2>&1 || { cat "$log"; fail "The build could not be set up."; }
    cmake --build "build/$preset" -j "$jobs" --target "$target" || fail "The build failed; the compiler's words are above."
}

build_command() {
    need "${build_packages[@]}"
    build release irenic -DIRENIC_TESTS=OFF
}

# ---------------------------------------------------------------- checking

# The C++ files of the house, whether git knows them yet or not.
cxx_sources() {
    local folder present=()
    for folder in include src apps python tests bench fuzz; do [[ -d $folder ]] && present+=("$folder"); done
    find "${present[@]}" -name '*.[ch]pp' | sort
}

# check NAME COMMAND…: runs it, and remembers a failure for the end.
check() {
    local name=$1
    shift
    say "$name"
    if "$@"; then echo "   in order"; else failures+=("$name"); fi
}

check_scripts() { bash -n do && bash -n .ci/run && python3 -m json.tool CMakePresets.json >/dev/null; }

check_format() {
    local untidy
    untidy=$(cxx_sources | xargs -r -d '\n' clang-format-14 --dry-run 2>&1 | sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: warning.*/   \1/p' | uniq)
    [[ -n $untidy ]] || return 0
    printf '%s\n   ./do format puts them right.\n' "$untidy"
    return 1
}

# run_tests PRESET: all tests of a built preset; what ctest says is kept in ctest.log.
run_tests() {
    local preset=$1 log="build/$1/ctest.log" status=0
    say "Tests ($preset)"
    # Regular expressions of the standard library recurse, and sanitized frames are large: give them room where that is allowed.
    (ulimit -s 1000000 2>/dev/null || true
        exec ctest --preset "$preset" -j "$jobs" --no-tests=error) >"$log" 2>&1 || status=$?
    if [[ $status -ne 0 ]]; then
        cat "$log"
        failures+=("Tests ($preset)")
    fi
}

# What GoogleTest and ctest said, in their own words.
test_summary() {
    local preset=$1 record="build/$1/Testing/Temporary/LastTest.log"
    printf '\n%s\n' "$preset"
    [[ -f $record ]] && awk '
        /^[0-9]+\/[0-9]+ Test(ing)?: / { name = $NF }
        /^\[==========\] .* ran\./ { printf "   %-12s %s\n", name, substr($0, 14) }
        /^\[  (FAILED|SKIPPED) +\] [^ ]+$/ { printf "   %-12s %s\n", name, $0 }' "$record"
    sed -n '/tests passed,/,$p' "build/$preset/ctest.log" | sed '/^$/d; s/^/   /'
}

# A project of somebody else, tests/installed, against what `cmake --install` puts in place, and the command from there.
check_installed() {
    local log=build/installed.log place=build/installed
    rm -rf "$place"
    { cmake --install build/release --prefix "$PWD/$place/prefix" &&
        cmake -S tests/installed -B "$place/build" -G Ninja -DCMAKE_PREFIX_PATH="$PWD/$place/prefix" &&
        cmake --build "$place/build" &&
        "$place/build/states" "$place/prefix/share/irenic/cases/elmira/case.yaml" | grep -qx '9 feasible states' &&
        "$place/prefix/bin/irenic" --version && [[ ! -e $place/prefix/irenic ]]; } >"$log" 2>&1 || { tail -n 20 "$log"; return 1; }
}

# The report in a real browser: tests/browser/*.mjs, when there are any and what they need is there.
run_browser_tests() {
    compgen -G 'tests/browser/*.mjs' >/dev/null || return 0
    if ! command -v node >/dev/null || ! command -v chromium >/dev/null; then
        say "Tests (browser)"
        echo "   left out: they need the packages chromium and nodejs"
        return 0
    fi
    check "Tests (browser)" env IRENIC_EXECUTABLE="$PWD/build/release/irenic" \
        CHROMIUM="$(command -v chromium)" node --test tests/browser/*.mjs
}

# What the tests of the Python package need and Debian does not have. A Python of its own is made that has it, or is there.
# Which, and within which bounds, stands in pyproject.toml.
python_modules=()
python_home=build/python

python_is_ready() {
    [[ "$(cat "$python_home/has" 2>/dev/null)" == "${python_modules[*]}" ]] && "$python_home/bin/python" --version >/dev/null 2>&1
}

prepare_python() {
    local python=python3 log=build/python.log
    [[ -x /usr/bin/python3 ]] && python=/usr/bin/python3
    mapfile -t python_modules < <("$python" tools/python_modules)
    if [[ ${#python_modules[@]} -eq 0 ]]; then
        echo "   tools/python_modules cannot say what is needed, so the Python package is left out"
        return 1
    fi
    python_is_ready && return
    say "Python modules: ${python_modules[*]}"
    mkdir -p build
    if "$python" -m venv --clear "$python_home" >"$log" 2>&1 &&
        "$python_home/bin/pip" install --quiet --disable-pip-version-check --retries 2 --timeout 20 "${python_modules[@]}" >>"$log" 2>&1; then
        echo "${python_modules[*]}" >"$python_home/has"
    else
        tail -n 3 "$log" | sed 's/^/   /'
        echo "   they are not to be had, so the Python package is left out"
        return 1
    fi
}

run_python_tests() {
    check "Tests (python)" env PYTHONPATH="$PWD/build/release/python" IRENIC_EXECUTABLE="$PWD/build/release/irenic" \
        "$python_home/bin/python" -m pytest -q -p no:cacheprovider
    check "Types of the Python package" env MYPYPATH="$PWD/build/release/python" \
        "$python_home/bin/python" -m mypy --cache-dir build/mypy -p irenic
}

run_test() {
    rm -f build/*/ctest.log
    local packages=("${build_packages[@]}" "${test_packages[@]}" "${python_packages[@]}") options=()
    # Unattended runs also compile the benchmarks, so that they do not rot, and open the report in a browser.
    if [[ -n ${IRENIC_CI:-} ]]; then
        packages+=("${bench_packages[@]}" "${browser_packages[@]}") options=(-DIRENIC_BENCH=ON)
        command -v node >/dev/null || packages+=("nodejs:drives the browser")
    fi
    need "${packages[@]}"
    local has_python=
    if prepare_python; then
        has_python=1
        options+=(-DIRENIC_PYTHON=ON -DPython_EXECUTABLE="$PWD/$python_home/bin/python")
    fi

    check "Scripts" check_scripts
    check "Layout of the sources" check_format
    check "Layers: the checker itself" tools/check_layers --self-test
    check "Layers" tools/check_layers
    check "Text: the checker itself" tools/check_text --self-test
    check "Text" tools/check_text

    build release all ${options[@]+"${options[@]}"}
    run_tests release
    check "Examples in the pages" tools/check_examples build/release/irenic
    check "The library, installed" check_installed
    run_browser_tests
    [[ -z $has_python ]] || run_python_tests
    build asan-ubsan all
    run_tests asan-ubsan

    say "Summary"
    test_summary release
    test_summary asan-ubsan
    if [[ ${#failures[@]} -gt 0 ]]; then
        printf '\nFailed:\n'
        printf '   %s\n' "${failures[@]}"
        exit 1
    fi
    printf '\nAll checks and tests passed.\n'
}

# ---------------------------------------------------------------- the other commands

run_demo() {
    local case=cases/gaza-2025/case.yaml page=build/demo/gaza-2025.html
    build_command
    say "irenic compare $case"
    build/release/irenic compare "$case"
    mkdir -p build/demo
    say "irenic report $case --scenarios 100 -o $page"
    build/release/irenic report "$case" --scenarios 100 -o "$page"
    printf '\nThe report is one file; open it in any browser:\n   %s\n' "$PWD/$page"
}

run_bench() {
    local only=${1:-*} program name
    need "${build_packages[@]}" "${bench_packages[@]}"
    build release all -DIRENIC_TESTS=OFF -DIRENIC_BENCH=ON
    mkdir -p build/bench
    for program in build/release/bench_$only; do
        [[ -x $program ]] || fail "There is no bench/$only.cpp."
        name=${program##*/bench_}
        say "$name"
        "$program" --benchmark_out="build/bench/$name.json" --benchmark_out_format=json
    done
    [[ $only == '*' ]] || return 0
    say "Whole commands, each as its own process"
    tools/measure 20 build/release/irenic --version
    tools/measure 5 build/release/irenic compare cases/gaza-2025/case.yaml
}

run_fuzz() {
    local seconds=${1:-60} only=${2:-*} program name
    [[ $seconds =~ ^[0-9]+$ ]] || fail "./do fuzz SECONDS NAME: the first word is a number of seconds."
    need "${build_packages[@]}" "${fuzz_packages[@]}"
    build fuzz all
    for program in build/fuzz/fuzz_$only; do
        [[ -x $program ]] || fail "There is no fuzz/$only.cpp."
        name=${program##*/fuzz_}
        say "$name, $seconds seconds"
        local corpus="build/fuzz-corpus/$name" seeds=() options=()
        mkdir -p "$corpus"
        [[ -d fuzz/corpus/$name ]] && seeds=("fuzz/corpus/$name")
        [[ -f fuzz/$name.dict ]] && options=("-dict=fuzz/$name.dict")
        "$program" -max_total_time="$seconds" -timeout=10 -artifact_prefix="$corpus-" \
            ${options[@]+"${options[@]}"} "$corpus" ${seeds[@]+"${seeds[@]}"}
    done
}

run_format() {
    need "${format_packages[@]}"
    cxx_sources | xargs -r -d '\n' clang-format-14 -i
}

case ${1:-help} in
    demo) run_demo ;;
    test) run_test ;;
    build) build_command ;;
    bench) shift; run_bench "$@" ;;
    fuzz) shift; run_fuzz "$@" ;;
    format) run_format ;;
    help | -h | --help) usage ;;
    *) usage >&2; fail "There is no command \"$1\"." ;;
esac
