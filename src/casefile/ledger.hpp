/// What the reader and the writer of ledgers share: the chain of checks, and the tree of a ledger.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "casefile/binding.hpp"
#include "casefile/problems.hpp"
#include "casefile/source_text.hpp"
#include "casefile/tree.hpp"
#include "irenic/casefile.hpp"

namespace irenic::casefile {

/// What the first check is chained to: it covers which agreement the ledger is about, and from when.
std::string first_link(const Node& root);

/// The check of an event: SHA-256 of the check before it, a line break, and a line `key: text` for every key but `check`.
std::string next_link(const std::string& before, const Node& event);

/// Those that count one after another for one account must be able to be true together.
void check_courses(const Case& subject, const Ledger& ledger, Problems& problems);

/// Bytes to a ledger. Used once; what it gives looks into the text that it keeps.
class LedgerReader {
public:
    explicit LedgerReader(const Case& subject) : subject_(subject) {}

    LoadedLedger read(std::string_view text, const std::string& name);

    /// The tree, after `read`, and the text that it stands in.
    [[nodiscard]] const std::optional<Node>& root() const { return root_; }
    [[nodiscard]] const SourceText& source() const { return *source_; }

private:
    void bind(const Node& root);
    void bind_agreement(const Node& node);
    void bind_effective(const Node* node);
    void bind_accounts(const Node* node);
    void bind_events(const Node& root, const Node& list);
    void bind_event(const Node& node);
    void bind_part(LedgerEvent& event, const Node& node, const Node* part);
    void bind_id(LedgerEvent& event, const Node& node);
    void bind_corrects(LedgerEvent& event, const Node& node);
    std::vector<AccountIndex> accounts_at(const Node* node, std::string_view key);
    std::optional<AccountIndex> account(const Node& word);
    void check_chain(const Node& root, const Node& list);
    void check_one(LedgerEvent& event, const Node& node);

    const Case& subject_;
    Problems problems_;
    Ledger made_;
    Case scratch_;  // sources are bound as those of a case are
    Names obligations_, accounts_, events_;
    Binding binding_{scratch_, problems_, nullptr, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, false};
    bool agreement_known_ = false;
    bool broken_ = false;
    std::deque<FileText> files_;
    std::optional<SourceText> source_;
    std::optional<Node> root_;
};

}  // namespace irenic::casefile
