# Run by irenic_embed at build time: writes FILE as the string SYMBOL into HEADER and SOURCE.

file(READ "${FILE}" hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR bytes "${digits} / 2")
# Sixteen bytes a line, as character codes: no text can break out of its quotes.
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," codes "${hex}")
string(REGEX REPLACE "(('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',)('[^']*',))"
       "\\1\n    " codes "${codes}")

get_filename_component(name "${FILE}" NAME)
file(WRITE "${HEADER}" "#pragma once

#include <string_view>

namespace irenic::embedded {
/// The text of ${name}, as it was when this was built.
extern const std::string_view ${SYMBOL};
}  // namespace irenic::embedded
")
file(WRITE "${SOURCE}" "#include \"embedded/${SYMBOL}.hpp\"

namespace irenic::embedded {
namespace {
constexpr char text[] = {
    ${codes}'\\0'};
}
const std::string_view ${SYMBOL}{text, ${bytes}};
}  // namespace irenic::embedded
")
