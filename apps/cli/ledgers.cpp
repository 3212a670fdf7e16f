#include "cli/ledgers.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace irenic::cli {
namespace {

/// Said like the errors of a case; the file is the ledger's.
int refuse_ledger(const Context& context, const LoadedLedger& loaded) {
    Loaded shown;
    shown.files = loaded.files;
    return refuse(context, shown, loaded.diagnostics);
}

std::optional<Diagnostic> wrong_account(const std::vector<Ledger>& ledgers, const std::string& id) {
    std::vector<std::string> known;
    for (const Ledger& ledger : ledgers) {
        if (find_account(ledger, id)) return {};
        for (const Account& account : ledger.accounts) known.push_back(account.id);
    }
    const auto near = nearest(id, known);
    return usage_error("unknown-account", fmt::format("nobody in the ledger is called `{}`", safe_for_terminal(id)),
                       near            ? fmt::format("did you mean `{}`?", *near)
                       : known.empty() ? "its events name no account"
                                       : fmt::format("accounts: {}", fmt::join(known, ", ")));
}

}  // namespace

LedgersAsked wanted_ledgers(const Context& context, const Session& session, AgreementIndex agreement) {
    const Arguments& arguments = context.arguments;
    const Case& subject = session.subject();
    LedgersAsked asked;
    const auto refused = [&](Diagnostic error) {
        asked.status = refuse(context, session.loaded, {std::move(error)});
        return asked;
    };
    if (!arguments.today.empty()) {
        asked.question.today = parse_day(arguments.today);
        if (!asked.question.today)
            return refused(usage_error("bad-date", fmt::format("`{}` is no day", safe_for_terminal(arguments.today)),
                                       "write year, month and day: --today 2031-05-25"));
    }
    bool any_event = asked.question.today.has_value();
    for (const std::string& path : arguments.ledgers) {
        LoadedLedger loaded = load_ledger(subject, path);
        if (!loaded.ledger) {
            asked.status = refuse_ledger(context, loaded);
            return asked;
        }
        print_message(render_human(loaded.diagnostics, loaded.files, context.colour_messages));
        if (loaded.ledger->agreement != agreement)
            return refused(usage_error(
                "other-agreement",
                fmt::format("the ledger `{}` is about the agreement `{}`, not `{}`", safe_for_terminal(path),
                            subject.agreements[loaded.ledger->agreement].id, subject.agreements[agreement].id),
                fmt::format("ask about `{}`, or name another ledger", subject.agreements[loaded.ledger->agreement].id)));
        any_event = any_event || !loaded.ledger->events.empty();
        asked.question.ledgers.push_back(*std::move(loaded.ledger));
    }
    if (!any_event)
        return refused(
            usage_error("no-day", "the ledger has no event that would say which day it is", "add --today DATE"));
    for (const std::string& id : arguments.accounts)
        if (auto error = wrong_account(asked.question.ledgers, id)) return refused(*std::move(error));
    asked.question.accounts = arguments.accounts;
    return asked;
}

LedgersChecked check_ledgers(const Context& context, const Case& subject) {
    LedgersChecked checked;
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const std::string& path : context.arguments.ledgers) {
        const LoadedLedger loaded = load_ledger(subject, path);
        checked.sound = checked.sound && loaded.ledger.has_value();
        print_message(render_human(loaded.diagnostics, loaded.files, context.colour_messages));
        nlohmann::ordered_json row;
        row["file"] = path;
        row["sound"] = loaded.ledger.has_value();
        row["diagnostics"] = nlohmann::ordered_json::parse(render_json(loaded.diagnostics, loaded.files));
        if (loaded.ledger) {
            const auto& events = loaded.ledger->events;
            const auto with_check =
                std::count_if(events.begin(), events.end(), [](const LedgerEvent& event) { return event.checked; });
            row["agreement"] = subject.agreements[loaded.ledger->agreement].id;
            row["events"] = events.size();
            row["checked"] = with_check;
            row["last-check"] = events.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(events.back().digest);
            checked.text +=
                fmt::format("{}: sound. {} about `{}`, {}{}.\n", safe_for_terminal(path),
                            counted(events.size(), "event", "events"), subject.agreements[loaded.ledger->agreement].id,
                            with_check == static_cast<std::ptrdiff_t>(events.size())
                                ? "each with a check that fits"
                                : fmt::format("{} of them with a check, which fits", with_check),
                            events.empty() ? "" : "; the last check is " + events.back().digest);
        }
        list.push_back(std::move(row));
    }
    checked.json = list.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return checked;
}

}  // namespace irenic::cli
