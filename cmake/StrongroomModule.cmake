# SPDX-License-Identifier: Apache-2.0
# strongroom_module(NAME USES modules… LINK libraries…)
#
# Builds src/NAME/**.cc as the library strongroom_NAME. Beside the sources lie their tests: *_test.cc become the program
# NAME_test, and each *_fuzz.cc becomes a libFuzzer program of its own (in a sanitized build only), with its corpus in
# tests/fuzz/<name>/. The short run of the tests has a fixed seed, so that it says the same twice; search longer by hand.
include(GoogleTest)

function(strongroom_module NAME)
  cmake_parse_arguments(M "" "" "USES;LINK" ${ARGN})
  set(dir ${CMAKE_SOURCE_DIR}/src/${NAME})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${dir}/*.cc)
  set(tests ${sources})
  set(fuzzers ${sources})
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cc$")
  if(NOT sources)
    return()
  endif()

  add_library(strongroom_${NAME} STATIC ${sources})
  target_include_directories(strongroom_${NAME} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(strongroom_${NAME} PRIVATE strongroom_warnings PUBLIC ${M_LINK} Threads::Threads)
  foreach(used ${M_USES})
    if(TARGET strongroom_${used})
      target_link_libraries(strongroom_${NAME} PUBLIC strongroom_${used})
    endif()
  endforeach()
  if(EXISTS ${dir}/precompiled.h)
    target_precompile_headers(strongroom_${NAME} PRIVATE ${dir}/precompiled.h)
  endif()

  if(STRONGROOM_TESTS AND tests)
    file(GLOB support CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/*.cc)
    add_executable(${NAME}_test ${tests})
    target_include_directories(${NAME}_test PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_definitions(${NAME}_test PRIVATE STRONGROOM_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    # Tests are compiled for the sake of one run: without optimising them they compile in three fifths of the time, and
    # run as fast, since what they test is optimised (docs/benchmarks.md, "Building").
    target_compile_options(${NAME}_test PRIVATE -O0)
    target_link_libraries(${NAME}_test PRIVATE strongroom_${NAME} strongroom_warnings GTest::gtest_main)
    gtest_discover_tests(${NAME}_test TEST_PREFIX "${NAME}." PROPERTIES LABELS unit DISCOVERY_TIMEOUT 120)
  endif()

  if(STRONGROOM_SANITIZE)
    foreach(fuzzer ${fuzzers})
      get_filename_component(name ${fuzzer} NAME_WE)
      add_executable(${name} ${fuzzer})
      target_link_libraries(${name} PRIVATE strongroom_${NAME} strongroom_warnings -fsanitize=fuzzer)
      set(found ${CMAKE_BINARY_DIR}/fuzz/${name})
      file(MAKE_DIRECTORY ${found})
      set(corpus ${CMAKE_SOURCE_DIR}/tests/fuzz/${name})
      if(NOT EXISTS ${corpus})
        set(corpus)
      endif()
      add_test(NAME fuzz.${name} COMMAND ${name} -seed=1 -runs=20000 -max_total_time=5 -verbosity=0 -rss_limit_mb=4096 -timeout=10
               -artifact_prefix=${found}/ ${found} ${corpus})
      set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz)
    endforeach()
  endif()
endfunction()
