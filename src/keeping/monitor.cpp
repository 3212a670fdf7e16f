/// What ledgers say about an agreement, and what follows from where it in fact is.
#include <algorithm>
#include <utility>

#include "keeping/position.hpp"

namespace irenic {
namespace {

/// Days and standing; who entered it does not matter.
bool same_word(const Ledger& one, const LedgerWord& a, const Ledger& other, const LedgerWord& b) {
    if (a.standing != b.standing || a.parts != b.parts) return false;
    if (a.standing == Fulfilment::open || !a.event || !b.event) return true;
    return one.events[*a.event].date == other.events[*b.event].date;
}

/// Words about an obligation become words about its parts where the case has cut it: what is done in part is the first of them, and a breach
/// is one of the first that is not.
class Spreading {
public:
    Spreading(const Agreement& written, const Agreement& in_parts) {
        for (ObligationIndex o = 0; o < in_parts.obligations.size(); ++o) {
            const std::string& id = in_parts.obligations[o].id;
            const std::size_t dot = id.find('.');
            const auto whole = std::find_if(
                written.obligations.begin(), written.obligations.end(),
                [&](const Obligation& one) { return one.id == id || one.id == std::string_view(id).substr(0, dot); });
            const bool known = whole != written.obligations.end();
            whole_.push_back(known ? static_cast<ObligationIndex>(whole - written.obligations.begin()) : none);
            const auto before = std::count(whole_.begin(), whole_.end(), whole_.back());
            part_.push_back(dot == std::string::npos ? 0 : static_cast<std::uint32_t>(before));
        }
    }

    [[nodiscard]] std::vector<LedgerWord> spread(const std::vector<LedgerWord>& words) const {
        std::vector<LedgerWord> made;
        for (std::size_t k = 0; k < whole_.size(); ++k) {
            LedgerWord word = whole_[k] == none ? LedgerWord{} : words[whole_[k]];
            if (part_[k] > 0 && word.standing == Fulfilment::partly) {
                word.standing = part_[k] <= word.parts ? Fulfilment::performed : Fulfilment::open;
                word.parts = 0;
            }
            if (part_[k] > 0 && word.standing == Fulfilment::violated) {
                word.standing = part_[k] <= word.parts       ? Fulfilment::performed
                                : part_[k] == word.parts + 1 ? Fulfilment::violated
                                                             : Fulfilment::open;
                word.parts = 0;
            }
            made.push_back(word);
        }
        return made;
    }

    [[nodiscard]] LedgerWords spread(const LedgerWords& words) const {
        LedgerWords made{words.account, spread(words.affirmed), spread(words.denied), {}};
        for (const Dispute& dispute : words.disputed)
            for (ObligationIndex k = 0; k < whole_.size(); ++k)
                if (whole_[k] == dispute.obligation && made.affirmed[k].standing != made.denied[k].standing)
                    made.disputed.push_back({k, dispute.event});
        return made;
    }

private:
    std::vector<ObligationIndex> whole_;  ///< per obligation in parts
    std::vector<std::uint32_t> part_;     ///< which part of it, from 1; 0: it is whole
};

class Monitor {
public:
    Monitor(const Space& space, AgreementIndex agreement, MonitorQuestion question, const std::stop_token& stop)
        : agreement_(space.subject().agreements[agreement]),
          written_(question.written != nullptr ? *question.written : agreement_),
          question_(std::move(question)),
          spreading_(written_, agreement_),
          judge_(space.subject(), agreement, question_.space_limits, question_.workers, stop) {}

    Monitored run() {
        made_.ledgers = std::move(question_.ledgers);
        for (const Obligation& obligation : written_.obligations) made_.written.push_back(obligation.id);
        if (!judge_.ready()) return std::move(made_);
        choose_day();
        for (std::size_t k = 0; k < made_.ledgers.size(); ++k) views_of(k);
        compare();
        return std::move(made_);
    }

private:
    void choose_day() {
        made_.today_given = question_.today.has_value();
        if (question_.today) made_.today = *question_.today;
        for (const Ledger& ledger : made_.ledgers)
            for (const LedgerEvent& event : ledger.events)
                if (!question_.today) made_.today = std::max(made_.today, event.date);
        for (const Ledger& ledger : made_.ledgers)
            made_.later.push_back(static_cast<std::size_t>(
                std::count_if(ledger.events.begin(), ledger.events.end(),
                              [&](const LedgerEvent& event) { return event.date > made_.today; })));
    }

    void views_of(std::size_t k) {
        const Ledger& ledger = made_.ledgers[k];
        if (question_.accounts.empty()) {
            const LedgerWords all = words_of(written_, ledger, {}, made_.today);
            add_view(k, all);
            if (made_.ledgers.size() > 1 || (all.disputed.empty() && same_days(ledger, all))) return;
            for (AccountIndex a = 0; a < ledger.accounts.size(); ++a)
                if (speaks(ledger, a)) add_view(k, words_of(written_, ledger, a, made_.today));
            return;
        }
        for (const std::string& id : question_.accounts)
            if (const auto account = find_account(ledger, id))
                add_view(k, words_of(written_, ledger, account, made_.today));
    }

    /// Accounts that agree on what was done may differ on when.
    [[nodiscard]] static bool same_days(const Ledger& ledger, const LedgerWords& words) {
        for (std::size_t o = 0; o < words.affirmed.size(); ++o)
            if (!same_word(ledger, words.affirmed[o], ledger, words.denied[o])) return false;
        return true;
    }

    [[nodiscard]] bool speaks(const Ledger& ledger, AccountIndex account) const {
        return std::any_of(ledger.events.begin(), ledger.events.end(), [&](const LedgerEvent& event) {
            const auto in = [&](const std::vector<AccountIndex>& named) {
                return std::find(named.begin(), named.end(), account) != named.end();
            };
            return event.date <= made_.today && (event.by == account || in(event.affirmed_by) || in(event.denied_by));
        });
    }

    void add_view(std::size_t k, const LedgerWords& said) {
        LedgerWords words = spreading_.spread(said);
        const Ledger& ledger = made_.ledgers[k];
        const MonitorDays days{made_.today, ledger.effective};
        LedgerView view;
        view.ledger = k;
        view.affirmed = position_of(judge_, ledger, words.affirmed, days, question_.limits);
        if (!words.disputed.empty()) {
            view.denied = position_of(judge_, ledger, words.denied, days, question_.limits);
            view.chances = stop_chances(judge_, ledger, words, days);
        }
        made_.limit_reached =
            made_.limit_reached || view.affirmed.best.limit_reached || (view.denied && view.denied->best.limit_reached);
        view.words = std::move(words);
        made_.views.push_back(std::move(view));
    }

    /// Against the first: where no view differs from it, none differs from another.
    void compare() {
        for (ObligationIndex o = 0; o < agreement_.obligations.size(); ++o) {
            const bool differ = std::any_of(made_.views.begin(), made_.views.end(), [&](const LedgerView& view) {
                const LedgerView& first = made_.views.front();
                const Ledger& one = made_.ledger_of(first);
                const Ledger& other = made_.ledger_of(view);
                return !same_word(one, first.words.affirmed[o], other, view.words.affirmed[o]) ||
                       !same_word(one, first.words.denied[o], other, view.words.denied[o]);
            });
            if (differ) made_.differing.push_back(o);
        }
    }

    const Agreement& agreement_;
    const Agreement& written_;
    MonitorQuestion question_;
    Spreading spreading_;
    RestJudge judge_;
    Monitored made_;
};

}  // namespace

Monitored monitor(const Space& space, AgreementIndex agreement, MonitorQuestion question, const std::stop_token& stop) {
    return Monitor(space, agreement, std::move(question), stop).run();
}

}  // namespace irenic
