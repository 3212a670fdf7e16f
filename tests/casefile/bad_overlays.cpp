// Mistakes in readings.

#include "casefile/bad_input.hpp"

namespace irenic::testing {

namespace {

const std::vector<BadInput> inputs{
    {"a reading with an unknown key",
     head + "readings: {r: {preference: {a: []}}}\n",
     {"error 5:16-26 unknown-key: a reading has no key `preference` "
      "| did you mean `preferences`?"}},
    {"a reading of a reading",
     head + "readings: {r: {readings: {s: {}}}}\n",
     {"error 5:16-24 unknown-key: a reading has no key `readings` "
      "| known keys: `by`, `name`, `note`, `change`, `remove`, `add`, `file` and 24 more"}},
    {"a change of an unknown id",
     head + "preferences: {a: [{id: p, that: x, weight: 3}]}\n"
            "readings: {r: {change: {q: {weight: 4}}}}\n",
     {"error 6:25-26 unknown-id: nothing here has the id `q` "
      "| known: `p`; so it is in the reading `r`"}},
    {"a removal of an unknown id",
     head + "preferences: {a: [{id: p, that: x, weight: 3}]}\n"
            "readings: {r: {remove: [pp]}}\n",
     {"error 6:25-27 unknown-id: nothing here has the id `pp` "
      "| known: `p`; so it is in the reading `r`"}},
    {"a change that is no map",
     head + "preferences: {a: [{id: p, that: x, weight: 3}]}\n"
            "readings: {r: {change: {p: 4}}}\n",
     {"error 6:25-26 wrong-kind: the change of `p` must be a map, not a text "
      "| write it in braces, {key: value}, or as indented lines; so it is in the reading `r`"}},
    {"a change to a wrong number",
     head + "preferences: {a: [{id: p, that: x, weight: 3}]}\n"
            "readings: {r: {change: {p: {weight: lots}}}}\n",
     {"error 6:37-41 not-a-number: `weight`: `lots` is not a number "
      "| write digits, such as 12, -3.5 or 1e3; so it is in the reading `r`"}},
    {"a text to be appended",
     head + "preferences: {a: [{id: p, that: x, weight: 3}]}\n"
            "readings: {r: {add: {title: u}}}\n",
     {"error 6:22-27 cannot-add: `add` appends to lists, and `title` is a text "
      "| outside of `add` a value replaces the one in the case; so it is in the reading `r`"}},
    {"statements appended to a ranking",
     head + "states: {s1: N0}\n"
            "preferences: {a: {ranking: [s1]}}\n"
            "readings: {r: {add: {preferences: {a: [{that: x}]}}}}\n",
     {"error 7:36-37 cannot-add: `a` is a map in the case: nothing can be appended to it "
      "| outside of `add` a value replaces the one in the case; so it is in the reading `r`"}},
    {"an absolute path",
     head + "readings: {r: {file: /etc/passwd}}\n",
     {"error 5:22-33 path-outside: the path `/etc/passwd` leads out of the case's folder "
      "| give a relative path without `..`: readings stand beside the case or below"}},
    {"a path that leads upwards",
     head + "readings: {r: {file: readings/../../r.yaml}}\n",
     {"error 5:22-43 path-outside: the path `readings/../../r.yaml` leads out of the case's folder "
      "| give a relative path without `..`: readings stand beside the case or below"}},
    {"a file that is not there",
     head + "readings: {r: {file: readings/none.yaml}}\n",
     {"error 5:22-40 cannot-read: the file `readings/none.yaml` cannot be read "
      "| the path is relative to the folder of the case"}},
    {"what a reading breaks",
     head + "agreements: {deal: {obligations: {o: {by: a, sets: {x: yes}}}}}\n"
            "readings: {r: {options: {x: {by: b}}}}\n",
     {"error 5:43-44 not-owner: `o` sets `x`, which belongs to `b` "
      "| `by` names exactly the owners: write b; so it is in the reading `r`"}},
    {"a list where readings belong",
     head + "readings: [r]\n",
     {"error 5:1-9 wrong-kind: `readings` must be a map, not a list "
      "| write it in braces, {key: value}, or as indented lines"}},
};

}  // namespace

TEST(BadOverlays, EveryMistakeIsNamedAtItsPlace) { expect_diagnostics(inputs); }

}  // namespace irenic::testing
