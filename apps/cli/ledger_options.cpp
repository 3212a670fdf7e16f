/// What can be said about ledgers on the command line.
#include "cli/face.hpp"

namespace irenic::cli {
namespace {

void ledger_option(CLI::App& app, Arguments& arguments, const char* help) {
    app.add_option("--ledger", arguments.ledgers, help)->type_name("FILE")->allow_extra_args(false);
}

}  // namespace

void check_ledger_options(CLI::App& app, Arguments& arguments) {
    ledger_option(app, arguments, "Also this ledger, and its chain of checks (repeatable)");
}

void keep_ledger_options(CLI::App& app, Arguments& arguments) {
    ledger_option(app, arguments, "What in fact was done, and what follows from there; a second one is set beside it");
    app.add_option("--account", arguments.accounts, "Of ledgers, only what this account says (repeatable)")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--today", arguments.today, "The day that is asked about; by default that of the last event")
        ->type_name("DATE");
}

void entry_options(CLI::App& app, Arguments& arguments) {
    app.add_option("ledger", arguments.output, "The ledger, a file of its own")->required()->type_name("LEDGER");
    EntryWords& entry = arguments.entry;
    std::vector<std::string> kinds;
    for (const EventKindRow& row : event_kinds) kinds.emplace_back(row.id);
    app.add_option("--obligation", entry.obligation, "What the event is about")->type_name("ID");
    app.add_option("--event", entry.event, "performed, late, partly, violated or disputed")
        ->check(CLI::IsMember(kinds))
        ->type_name("KIND");
    app.add_option("--date", entry.date, "When it happened")->type_name("DATE");
    app.add_option("--part", entry.part, "partly: the share performed in all until then")->type_name("SHARE");
    app.add_option("--by", entry.by, "Who says so; left out: common ground")->type_name("ACCOUNT");
    app.add_option("--affirmed-by", entry.affirmed_by, "disputed: who says that it was performed (repeatable)")
        ->type_name("ACCOUNT")
        ->allow_extra_args(false);
    app.add_option("--denied-by", entry.denied_by, "disputed: who says that it was not (repeatable)")
        ->type_name("ACCOUNT")
        ->allow_extra_args(false);
    app.add_option("--confidence", entry.confidence, "0 to 1; disputed: the chance that it was performed")
        ->type_name("SHARE");
    app.add_option("--corrects", entry.corrects, "The event whose place this one takes: its id, or e1, e2 and so on")
        ->type_name("ID");
    app.add_option("--id", entry.id, "What the event is to be called")->type_name("ID");
    app.add_option("--source", entry.sources, "A source of the case or the ledger (repeatable)")
        ->type_name("ID")
        ->allow_extra_args(false);
    app.add_option("--basis", entry.basis, "Whence it is known, where there is no source")->type_name("TEXT");
    app.add_option("--note", entry.note, "What else is to be said")->type_name("TEXT");
    app.add_option("--new", entry.new_agreement, "Begin a ledger of this agreement")->type_name("AGREEMENT");
    app.add_option("--effective", entry.effective, "--new: the day on which the agreement came into force")
        ->type_name("DATE");
    app.add_flag("--seal", entry.seal, "Enter nothing; give every event that has none its check");
}

}  // namespace irenic::cli
