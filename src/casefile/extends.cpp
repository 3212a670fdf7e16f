#include <algorithm>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "casefile/fields.hpp"
#include "casefile/overlay.hpp"

namespace irenic::casefile {

namespace {

/// Resolves each agreement once, the extended one before the one that extends it.
class Extending {
public:
    Extending(Node& agreements, std::size_t nodes, Problems& problems)
        : agreements_(agreements), nodes_(nodes), problems_(problems) {
        for (std::size_t i = 0; i < agreements.children.size(); ++i) positions_.emplace(agreements.children[i].key, i);
    }

    void resolve_all() {
        done_.assign(agreements_.children.size(), false);
        for (std::size_t i = 0; i < agreements_.children.size(); ++i)
            if (!resolve(i)) return;
    }

private:
    const Node* extended(std::size_t at) const {
        const Node* word = agreements_.children[at].find("extends");
        return word != nullptr && word->is_scalar() && !word->is_missing() ? word : nullptr;
    }

    bool resolve(std::size_t at) {
        std::vector<std::size_t> chain;  // each extends the next
        while (!done_[at]) {
            if (std::find(chain.begin(), chain.end(), at) != chain.end()) {
                report_cycle(chain, at);
                break;
            }
            chain.push_back(at);
            const Node* word = extended(at);
            if (word == nullptr) break;
            const auto found = positions_.find(word->text);
            if (found == positions_.end()) {
                report_unknown(*word);
                agreements_.children[at].kind = Node::Kind::broken;
                break;
            }
            at = found->second;
        }
        for (auto next = chain.rbegin(); next != chain.rend(); ++next) {
            done_[*next] = true;
            if (!fill(*next)) return false;
        }
        return true;
    }

    /// False when the case grows beyond the limit.
    bool fill(std::size_t at) {
        Node& agreement = agreements_.children[at];
        const Node* word = extended(at);
        if (agreement.is_broken() || word == nullptr) return true;
        const Node& other = agreements_.children[positions_.at(word->text)];
        if (other.is_broken()) {
            agreement.kind = Node::Kind::broken;
            return true;
        }
        nodes_ += count_nodes(other);
        if (nodes_ > max_nodes) {
            problems_.error(
                "too-many-nodes", word->place,
                fmt::format("with what agreements extend, the case has more than {} words, lists and maps", max_nodes),
                "extend one agreement, not a long chain of them");
            return false;
        }
        Node full = other;
        Node own = agreement;
        std::erase_if(own.children, [](const Node& child) {
            return child.key == "extends" || child.key == "change" || child.key == "remove" || child.key == "add";
        });
        full.key_place = agreement.key_place;
        full.place = agreement.place;
        full.key = agreement.key;
        merge(full, own);
        apply_changes(full, agreement, true, problems_);
        agreement = std::move(full);
        return true;
    }

    void report_unknown(const Node& word) {
        std::vector<std::string> ids;
        for (const Node& agreement : agreements_.children) ids.push_back(agreement.key);
        problems_.error("unknown-agreement", word.place,
                        fmt::format("{} is not an agreement of this case", in_quotes(word.text)),
                        suggestion(problems_, word.text, ids, "known"));
    }

    void report_cycle(const std::vector<std::size_t>& chain, std::size_t at) {
        std::string story;
        const auto begin = std::find(chain.begin(), chain.end(), at);
        for (auto next = begin; next != chain.end() && next - begin < 8; ++next)
            story += fmt::format("{} extends ", in_quotes(agreements_.children[*next].key));
        problems_.error("extends-cycle", extended(at)->place,
                        fmt::format("{}{}", story, in_quotes(agreements_.children[at].key)),
                        "write one of them out in full");
        for (auto next = begin; next != chain.end(); ++next) agreements_.children[*next].kind = Node::Kind::broken;
    }

    Node& agreements_;
    std::size_t nodes_;
    Problems& problems_;
    std::unordered_map<std::string, std::size_t> positions_;
    std::vector<bool> done_;
};

}  // namespace

void resolve_extends(Node& tree, Problems& problems) {
    Node* agreements = tree.find("agreements");
    if (agreements == nullptr || !agreements->is_mapping()) return;
    Extending(*agreements, count_nodes(tree), problems).resolve_all();
}

}  // namespace irenic::casefile
