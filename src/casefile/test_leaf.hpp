/// Operands of tests: calls of the functions in `test_functions`, and numbers that are compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "casefile/formula.hpp"

namespace irenic::casefile {

/// Reads what stands between the joining words of a test: a call, or a comparison of numbers.
class TestLeaf {
public:
    TestLeaf(Tokens& tokens, Test& tree) : tokens_(tokens), tree_(tree) {}

    std::optional<std::uint32_t> operator()();

private:
    std::optional<std::uint32_t> add(Test::Node node, const Token& first);
    std::optional<std::uint32_t> term();
    std::optional<std::uint32_t> call(const TestFunctionRow& row);
    bool arguments(Test::Node& node, const TestFunctionRow& row);
    bool state(Test::Node& node);
    bool state_or_expression(Test::Node& node);
    bool expression(Test::Node& node);
    bool party(Test::Node& node);
    bool solution_concept(Test::Node& node);
    bool steps(Test::Node& node);
    bool whole(Test::Node& node);
    bool plan_of(Test::Node& node, const Token& first);
    bool removal(Test::Node& node);
    bool reading(Test::Node& node);
    bool inner_test(Test::Node& node);
    bool comma();
    bool word(std::string_view wanted);

    bool number_at(std::uint32_t index) const {
        const Test::Node& node = tree_.nodes[index];
        return node.kind == Test::Kind::number || (node.kind == Test::Kind::call && row_of(node.function).number);
    }

    Tokens& tokens_;
    Test& tree_;
    const TestFunctionRow* row_ = nullptr;  // of the call being read, for help
    bool left_out_is_gone_ = false;  // what `without` names was in the case as it stands, and is not in this reading
};

}  // namespace irenic::casefile
