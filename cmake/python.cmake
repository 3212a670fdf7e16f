# The Python package: its compiled part, irenic/_core, from python/src/*.cpp, beside links to python/irenic/*.py,
# so that `PYTHONPATH=build/release/python` is enough to use it, and its stub, made from it. nanobind comes with the Python that is asked for.

function(irenic_module face)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;NEEDS")
  find_package(Python 3.10 REQUIRED COMPONENTS Interpreter Development.Module)
  execute_process(COMMAND "${Python_EXECUTABLE}" -m nanobind --cmake_dir
                  OUTPUT_VARIABLE nanobind_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failure ERROR_QUIET)
  if(failure)
    message(FATAL_ERROR "IRENIC_PYTHON needs nanobind: ${Python_EXECUTABLE} -m pip install nanobind")
  endif()
  find_package(nanobind CONFIG REQUIRED)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${face}/src/*.cpp")
  nanobind_add_module(irenic_${face} NB_STATIC NOMINSIZE ${sources})
  set_target_properties(nanobind-static PROPERTIES SYSTEM ON)  # Its headers have warnings of their own.
  set(package "${PROJECT_BINARY_DIR}/python/irenic")
  set_target_properties(irenic_${face} PROPERTIES OUTPUT_NAME _core LIBRARY_OUTPUT_DIRECTORY "${package}")
  target_include_directories(irenic_${face} PRIVATE "${PROJECT_SOURCE_DIR}/${face}/src")
  irenic_use_rooms(irenic_${face} PRIVATE ${arg_USES})
  target_link_libraries(irenic_${face} PRIVATE irenic_options ${arg_NEEDS})
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(irenic_${face} PRIVATE -Wl,--exclude-libs,ALL)  # Nobody outside sees the rooms.
  endif()
  nanobind_add_stub(irenic_${face}_stub MODULE _core OUTPUT "${package}/_core.pyi" PYTHON_PATH "${package}"
                    DEPENDS irenic_${face})
  if(NOT SKBUILD)
    file(GLOB modules CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${face}/irenic/*.py"
         "${PROJECT_SOURCE_DIR}/${face}/irenic/py.typed")
    file(MAKE_DIRECTORY "${package}")
    foreach(module IN LISTS modules)
      cmake_path(GET module FILENAME name)
      file(CREATE_LINK "${module}" "${package}/${name}" SYMBOLIC)
    endforeach()
  endif()
  # For the wheel alone: who installs the command gets no folder of Python beside it.
  install(TARGETS irenic_${face} LIBRARY DESTINATION irenic COMPONENT python EXCLUDE_FROM_ALL)
  install(FILES "${package}/_core.pyi" DESTINATION irenic COMPONENT python EXCLUDE_FROM_ALL)
endfunction()
