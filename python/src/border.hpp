/// How texts cross the border: as bytes into the program, since what is no UTF-8 is for the loader to refuse; as text out of it.
#pragma once

#include <map>
#include <string>

#include <nanobind/nanobind.h>

#include "ask.hpp"

namespace irenic::python {

using ReadingBytes = std::map<std::string, nanobind::bytes>;

inline CaseTexts texts_of(const nanobind::bytes& text, const ReadingBytes& readings) {
    CaseTexts texts{{text.c_str(), text.size()}, {}};
    for (const auto& [path, bytes] : readings) texts.readings[path] = {bytes.c_str(), bytes.size()};
    return texts;
}

/// Text for Python, whatever bytes a file had in it.
inline nanobind::str str(const std::string& text) {
    PyObject* made = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
    if (made == nullptr) throw nanobind::python_error();
    return nanobind::steal<nanobind::str>(made);
}

}  // namespace irenic::python
