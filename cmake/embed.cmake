# irenic_embed(TARGET FILE SYMBOL): puts a text file into a target as a string.
#
# The target's sources can then say
#   #include "embedded/SYMBOL.hpp"
#   std::string_view text = irenic::embedded::SYMBOL;

set(IRENIC_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_file.cmake")

function(irenic_embed target file symbol)
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" NORMALIZE)
  set(folder "${PROJECT_BINARY_DIR}/generated/${target}")
  set(header "${folder}/embedded/${symbol}.hpp")
  set(source "${folder}/embedded/${symbol}.cpp")
  add_custom_command(
    OUTPUT "${header}" "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DFILE=${file}" "-DSYMBOL=${symbol}" "-DHEADER=${header}"
            "-DSOURCE=${source}" -P "${IRENIC_EMBED_SCRIPT}"
    DEPENDS "${file}" "${IRENIC_EMBED_SCRIPT}"
    COMMENT "Embedding ${symbol}" VERBATIM)
  target_sources(${target} PRIVATE "${source}" "${header}")
  target_include_directories(${target} PRIVATE "${folder}")
endfunction()

# Embeds every file of FOLDER; `page.css` becomes the symbol `page_css`.
function(irenic_embed_folder target folder)
  file(GLOB files CONFIGURE_DEPENDS "${folder}/*")
  foreach(file IN LISTS files)
    cmake_path(GET file FILENAME name)
    string(MAKE_C_IDENTIFIER "${name}" symbol)
    irenic_embed(${target} "${file}" ${symbol})
  endforeach()
endfunction()
