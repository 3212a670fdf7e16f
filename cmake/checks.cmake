# Tests, benchmarks and fuzzers. Each links the rooms whose public headers its sources include,
# so that working on one room does not wait for the others.

include_guard(GLOBAL)

function(irenic_link_included_rooms target)
  get_target_property(sources ${target} SOURCES)
  file(GLOB shared CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/support/*.hpp")
  set(wanted "")
  foreach(source IN LISTS sources shared)
    file(STRINGS "${source}" lines REGEX "#include [\"<]irenic/[a-z]+\\.hpp")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE ".*irenic/([a-z]+)\\.hpp.*" "\\1" room "${line}")
      list(APPEND wanted ${room})
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES wanted)
  irenic_use_rooms(${target} PRIVATE ${wanted})
  # A new #include changes the links, so it configures anew.
  set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
               ${sources} ${shared})
  target_include_directories(${target} PRIVATE
    "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${target} PRIVATE IRENIC_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE irenic_options fmt::fmt nlohmann_json::nlohmann_json)
endfunction()

# tests/NAME/*.cpp becomes the executable test_NAME and the ctest entry NAME.
# tests/support/ holds what several of them share and is compiled into each.
function(irenic_add_tests)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true "${PROJECT_SOURCE_DIR}/tests/*")
  file(GLOB support CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/support/*.cpp")
  set(by_length exchange report ensemble bargaining casefile cases keeping stability cli)  # shortest first
  foreach(folder IN LISTS folders)
    cmake_path(GET folder FILENAME name)
    file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.hpp")
    if(NOT sources MATCHES "\\.cpp" OR name STREQUAL "support")
      continue()
    endif()
    add_executable(test_${name} ${sources} ${support})
    irenic_link_included_rooms(test_${name})
    irenic_use_rooms(test_${name} PRIVATE ${name})
    target_link_libraries(test_${name} PRIVATE GTest::gtest_main rapidcheck rapidcheck_gtest)
    # Tests are compiled for soon, not for speed: what they test is compiled as it is used.
    target_compile_options(test_${name} PRIVATE $<$<CONFIG:Release>:-O1>)
    # Undefined behaviour is looked for in what is tested. In the tests themselves it would cost two fifths of their compilation.
    if(IRENIC_SANITIZE MATCHES "undefined")
      target_compile_options(test_${name} PRIVATE -fno-sanitize=undefined)
    endif()
    if(TARGET irenic)
      add_dependencies(test_${name} irenic)
      target_compile_definitions(test_${name} PRIVATE IRENIC_EXECUTABLE="$<TARGET_FILE:irenic>")
    endif()
    add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    # The longest begin first, so that none of them runs alone at the end.
    list(FIND by_length ${name} place)
    math(EXPR cost "${place} + 1")
    set_tests_properties(${name} PROPERTIES TIMEOUT 900 COST ${cost})
  endforeach()
endfunction()

# bench/NAME.cpp becomes bench_NAME.
function(irenic_add_benchmarks)
  find_package(benchmark REQUIRED)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cpp")
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    add_executable(bench_${name} "${source}")
    irenic_link_included_rooms(bench_${name})
    target_link_libraries(bench_${name} PRIVATE benchmark::benchmark benchmark::benchmark_main)
  endforeach()
endfunction()

# fuzz/NAME.cpp, with LLVMFuzzerTestOneInput in it, becomes fuzz_NAME.
function(irenic_add_fuzzers)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/fuzz/*.cpp")
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    add_executable(fuzz_${name} "${source}")
    irenic_link_included_rooms(fuzz_${name})
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
endfunction()
