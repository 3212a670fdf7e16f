# cmake --install: the command, the library with its headers, the cases and the schema.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY IRENIC_ROOMS)
list(TRANSFORM rooms PREPEND irenic_)
if(rooms)
  install(TARGETS ${rooms} EXPORT irenic)
  install(EXPORT irenic NAMESPACE irenic:: FILE irenicRooms.cmake
          DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/irenic)
endif()
if(TARGET irenic)
  install(TARGETS irenic)
endif()

foreach(folder IN ITEMS cases schema docs)
  if(EXISTS "${PROJECT_SOURCE_DIR}/${folder}")
    install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/irenic)
  endif()
endforeach()
if(EXISTS "${PROJECT_SOURCE_DIR}/include/irenic")
  install(DIRECTORY include/irenic DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endif()
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

write_basic_package_version_file("${PROJECT_BINARY_DIR}/irenicConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES cmake/irenicConfig.cmake cmake/FindCaDiCaL.cmake cmake/FindRandom123.cmake
              "${PROJECT_BINARY_DIR}/irenicConfigVersion.cmake"
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/irenic)
