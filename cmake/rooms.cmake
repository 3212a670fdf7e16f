# One target per room: a static library `irenic_ROOM`, known to others as `irenic::ROOM`.

set_property(GLOBAL PROPERTY IRENIC_ROOMS "")

# A room that has neither source nor header yet is left out; one with a header alone is an
# interface target. Files in src/ROOM/embedded/ become strings (see embed.cmake).
function(irenic_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;EXPOSES;NEEDS")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${room}/*.cpp")
  if(sources)
    add_library(irenic_${room} STATIC ${sources})
    set(visible PUBLIC)
    target_include_directories(irenic_${room} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(irenic_${room} PRIVATE $<BUILD_INTERFACE:irenic_options> ${arg_NEEDS})
    irenic_embed_folder(irenic_${room} "${PROJECT_SOURCE_DIR}/src/${room}/embedded")
  elseif(EXISTS "${PROJECT_SOURCE_DIR}/include/irenic/${room}.hpp")
    add_library(irenic_${room} INTERFACE)
    set(visible INTERFACE)
  else()
    return()
  endif()
  add_library(irenic::${room} ALIAS irenic_${room})
  set_target_properties(irenic_${room} PROPERTIES EXPORT_NAME ${room})
  target_include_directories(irenic_${room} ${visible}
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
  target_compile_features(irenic_${room} ${visible} cxx_std_20)
  irenic_use_rooms(irenic_${room} ${visible} ${arg_USES})
  target_link_libraries(irenic_${room} ${visible} ${arg_EXPOSES})
  set_property(GLOBAL APPEND PROPERTY IRENIC_ROOMS ${room})
endfunction()

# An executable from apps/FACE/*.cpp, put at the top of the build folder under the name OUTPUT. All of it but
# program.cpp is the library irenic_FACE, which another face may link.
function(irenic_face face)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT" "USES;NEEDS")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/apps/${face}/*.cpp")
  if(NOT sources)
    return()
  endif()
  if("CLI11::CLI11" IN_LIST arg_NEEDS)
    find_package(CLI11 REQUIRED)
  endif()
  set(program "${PROJECT_SOURCE_DIR}/apps/${face}/program.cpp")
  list(REMOVE_ITEM sources "${program}")
  add_library(irenic_${face} STATIC ${sources})
  target_include_directories(irenic_${face} PUBLIC "${PROJECT_SOURCE_DIR}/apps")
  irenic_use_rooms(irenic_${face} PUBLIC ${arg_USES})
  target_link_libraries(irenic_${face} PRIVATE irenic_options PUBLIC ${arg_NEEDS})
  irenic_embed_folder(irenic_${face} "${PROJECT_SOURCE_DIR}/apps/${face}/embedded")
  add_executable(${arg_OUTPUT} "${program}")
  set_target_properties(${arg_OUTPUT} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  target_link_libraries(${arg_OUTPUT} PRIVATE irenic_options irenic_${face})
endfunction()

# Links those of the named rooms that are there.
function(irenic_use_rooms target visible)
  foreach(room IN LISTS ARGN)
    if(TARGET irenic_${room})
      target_link_libraries(${target} ${visible} irenic_${room})
    endif()
  endforeach()
endfunction()
