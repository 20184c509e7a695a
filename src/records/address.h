// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::records {

// A web address as far as identity needs it, normalised so that the forms under which one page was linked become one:
// the host in lower case without "www.", the path percent-normalised (RFC 3986 section 6.2.2), without "index.php",
// ".html" and a trailing slash. Views into nothing: all strings are its own.
struct Address {
  std::string host;   // empty for a relative reference
  std::string path;   // "" for the root, else begins with '/' where the reference did
  std::string query;  // as written, without '?'
};

Address normalise_address(std::string_view url);

// Lower case, without "www." and a port.
std::string normalise_host(std::string_view host);

// The value of a query's parameter, percent-decoded; empty when absent.
std::string query_parameter(std::string_view query, std::string_view name);

// The number by which Joomla K2 names an item in an address: "123" of ".../item/123-title" and of
// "index.php?option=com_k2&view=item&id=123:title". Empty for any other address.
std::string k2_item_number(std::string_view url);

}  // namespace strongroom::records
