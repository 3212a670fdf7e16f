# find_package(irenic), then link irenic::casefile, irenic::stability, … as needed.

include(CMakeFindDependencyMacro)
find_dependency(PkgConfig)
find_dependency(Threads)
find_dependency(fmt)
find_dependency(nlohmann_json)
list(PREPEND CMAKE_MODULE_PATH "${CMAKE_CURRENT_LIST_DIR}")
find_dependency(CaDiCaL)
list(POP_FRONT CMAKE_MODULE_PATH)
pkg_check_modules(GMP REQUIRED QUIET IMPORTED_TARGET gmpxx gmp)
pkg_check_modules(FYAML REQUIRED QUIET IMPORTED_TARGET libfyaml)
pkg_check_modules(SODIUM REQUIRED QUIET IMPORTED_TARGET libsodium)
include("${CMAKE_CURRENT_LIST_DIR}/irenicRooms.cmake")
