// SPDX-License-Identifier: Apache-2.0
// The bodies of Asio's and Beast's functions, compiled once (BOOST_ASIO_SEPARATE_COMPILATION and
// BOOST_BEAST_SEPARATE_COMPILATION in CMakeLists.txt) instead of in every file that includes them.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
