#include <array>

#include <sodium.h>

#include "ensemble/study_head.hpp"

namespace irenic {

namespace {

/// `KEY LENGTH:TEXT`, so that no text can be taken for another.
class PlanText {
public:
    void add(std::string_view key, std::string_view text) {
        text_.append(key).append(" ").append(std::to_string(text.size())).append(":").append(text).append("\n");
    }
    void add(std::string_view key, std::uint64_t number) { add(key, std::to_string(number)); }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

void add_names(PlanText& plan, std::string_view key, const std::vector<StudyName>& names) {
    for (const StudyName& name : names) {
        plan.add(key, name.id);
        plan.add("name", name.name);
    }
}

void add_assumption(PlanText& plan, const StudyAssumption& assumption) {
    const Assumption& what = assumption.what;
    plan.add("assumption", what.id);
    plan.add("words", what.words);
    plan.add("kind", id_of(what.kind));
    plan.add("party", what.party ? std::to_string(*what.party) : "");
    for (const std::string& category : what.categories) plan.add("category", category);
    plan.add("source", assumption.source);
    plan.add("basis", what.provenance.basis);
    plan.add("status", id_of(what.provenance.status));
    for (const std::optional<Range>& range : what.ranges) {
        plan.add("drawn", range ? "yes" : "no");
        if (!range) continue;
        for (const Decimal number : {range->low, range->best, range->high}) plan.add("number", to_string(number));
        plan.add("numbers", range->numbers);
        plan.add("shape", id_of(range->shape));
    }
}

}  // namespace

std::string plan_text(const StudyHead& head) {
    PlanText plan;
    plan.add("engine", head.engine);
    plan.add("title", head.title);
    plan.add("marking", head.marking);
    plan.add("sampling", head.sampling == Sampling::probabilistic ? "probabilistic" : "exploratory");
    plan.add("case", head.case_sha256);
    for (const std::string& setting : head.settings) plan.add("setting", setting);
    add_names(plan, "subject", head.subjects);
    for (const std::string& overlay : head.overlays) plan.add("overlay", overlay);
    plan.add("design", id_of(head.plan.design));
    plan.add("seed", head.plan.seed);
    plan.add("scenarios", head.plan.scenarios);
    add_names(plan, "party", head.parties);
    add_names(plan, "strategy", head.strategies);
    plan.add("ordinal", ordinal_text(head));
    plan.add("asked", asked_text(head));
    add_names(plan, "claim", head.claims);
    for (const StudyAssumption& assumption : head.assumptions) add_assumption(plan, assumption);
    for (const Finding& finding : head.findings) {
        plan.add("finding", finding.name);
        plan.add("kind", id_of(finding.kind));
        plan.add("concept", id_of(finding.stability));
        for (const std::size_t index : {std::size_t{finding.strategy}, std::size_t{finding.party}, finding.claim})
            plan.add("of", index);
    }
    return plan.text();
}

std::string sha256_of_plan(const StudyHead& head) {
    const std::string text = plan_text(head);
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hexadecimal;
    for (const unsigned char byte : digest) {
        hexadecimal += digits[byte >> 4U];
        hexadecimal += digits[byte & 15U];
    }
    return hexadecimal;
}

std::string difference(const StudyHead& there, const StudyHead& here) {
    const auto two = [](std::string_view what, const std::string& first, const std::string& second) {
        return std::string(what) + " is " + first + " there and " + second + " here";
    };
    std::vector<std::string> found;
    const auto compare = [&](std::string_view what, const std::string& first, const std::string& second) {
        if (first != second)
            found.push_back(two(what, first.empty() ? "none" : first, second.empty() ? "none" : second));
    };
    compare("the title", there.title, here.title);
    if (there.case_sha256 != here.case_sha256) found.emplace_back("the case file has changed");
    const auto joined = [](const std::vector<std::string>& texts) {
        std::string all;
        for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
        return all;
    };
    compare("what is set by hand", joined(there.settings), joined(here.settings));
    const auto ids = [&](const StudyHead& head) {
        std::vector<std::string> all;
        for (const StudyName& subject : head.subjects)
            all.push_back(subject.id.empty() ? "the case as written" : subject.id);
        return joined(all);
    };
    compare("the list of readings", ids(there), ids(here));
    if (there.overlays != here.overlays && ids(there) == ids(here)) found.emplace_back("a reading has changed");
    compare("the seed", std::to_string(there.plan.seed), std::to_string(here.plan.seed));
    compare("the design", std::string(id_of(there.plan.design)), std::string(id_of(here.plan.design)));
    compare("the number of scenarios", std::to_string(there.plan.scenarios), std::to_string(here.plan.scenarios));
    compare("the version of Irenic", there.engine, here.engine);
    if (found.empty() && plan_text(there) != plan_text(here))
        found.emplace_back("what is drawn or found is not the same");
    std::string all;
    for (const std::string& one : found) all += (all.empty() ? "" : "; ") + one;
    return all;
}

std::string other_shard(const StudyHead& there, const StudyHead& here) {
    const auto words = [](const Shard& shard) { return std::to_string(shard.number) + "/" + std::to_string(shard.of); };
    return "the shard is " + words(there.shard) + " there and " + words(here.shard) + " here";
}

}  // namespace irenic
