/// `irenic export schedule`: a plan as a table, one row per obligation.
#include "report/calendar.hpp"
#include "report/csv.hpp"

namespace irenic {
namespace {

/// Numbers of ours are written as they are: they hold nothing that a table would have to be guarded against.
class Row {
public:
    explicit Row(std::string& table) : table_(table) {}

    Row& text(std::string_view words) {
        separate();
        add_field(table_, words);
        return *this;
    }
    Row& number(const std::string& digits) {
        separate();
        table_ += digits;
        return *this;
    }
    void end() { table_ += "\r\n"; }

private:
    void separate() {
        if (!first_) table_ += ',';
        first_ = false;
    }

    std::string& table_;
    bool first_ = true;
};

std::string sets_of(const Case& subject, const Obligation& owed) {
    std::string text;
    for (const Setting& setting : owed.sets) {
        const Option& option = subject.options[setting.option];
        text += (text.empty() ? "" : "; ") + option.id + "=" + option.levels[setting.level];
    }
    return text;
}

std::string ids_of(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}

void write_row(std::string& table, const Case& subject, const Agreement& agreement, const Plan& plan,
               const ObligationTime& time) {
    const Obligation& owed = agreement.obligations[time.obligation];
    std::vector<std::string> by;
    for (const PartyIndex party : owed.by) by.push_back(subject.parties[party].id);
    std::vector<std::string> after;
    for (const Link& link : owed.after) after.push_back(agreement.obligations[link.of].id);
    Row row(table);
    row.text(owed.id).text(owed.name).text(ids_of(by)).text(sets_of(subject, owed));
    row.number(std::to_string(time.step + 1));
    row.number(std::to_string(time.begins)).number(std::to_string(time.ends));
    row.number(date_of(agreement, time.begins)).number(date_of(agreement, time.ends));
    row.text(ids_of(after));
    row.number(owed.within ? std::to_string(*owed.within) : "");
    row.number(owed.within ? date_of(agreement, *owed.within) : "");
    row.number(time.late ? (*time.late > 0 ? "missed" : "kept") : "");
    row.number(time.late ? std::to_string(*time.late) : "");
    const SlackRow* least = tightest_before(plan, time.step);
    row.number(least != nullptr ? json_number(least->slack).dump() : "");
    row.text(least != nullptr ? subject.parties[least->party].id : "");
    row.number(plan.stops_at && time.step >= *plan.stops_at ? "yes" : "no");
    row.end();
}

}  // namespace

std::string schedule_csv(const Space& space, AgreementIndex agreement, const Plan& plan) {
    const Agreement& kept = space.subject().agreements[agreement];
    std::string table =
        "obligation,name,by,sets,step,day-begins,day-ends,date-begins,date-ends,after,deadline-day,deadline-date,"
        "deadline,"
        "days-late,least-slack,least-slack-of,past-stop\r\n";
    for (const ObligationTime& time : timetable_of(kept, plan).obligations)
        write_row(table, space.subject(), kept, plan, time);
    return table;
}

}  // namespace irenic
