/// `irenic calibrate` in the terminal.
#include <algorithm>

#include <fmt/format.h>

#include "report/calibration_words.hpp"
#include "report/numbers.hpp"
#include "report/terminal.hpp"

namespace irenic {
namespace {

struct Mark {
    double day;
    const char* words;
};
constexpr Mark marks[] = {{30, "30 days"},    {91.3125, "3 months"}, {182.625, "6 months"}, {365.25, "1 year"},
                          {730.5, "2 years"}, {1826.25, "5 years"},  {3652.5, "10 years"},  {7305, "20 years"}};

/// `0.899 (0.869–0.931)`
std::string share_words(const Estimate& share) {
    if (!share.low || !share.high) return fmt::format("{:.3f}", share.best);
    return fmt::format("{:.3f} ({:.3f}–{:.3f})", share.best, *share.low, *share.high);
}

/// All together first; the groups behind, where there are several.
std::vector<const GroupCalibration*> columns_of(const Calibration& found) {
    std::vector<const GroupCalibration*> columns{&found.all};
    for (const GroupCalibration& group : found.groups) columns.push_back(&group);
    return columns;
}

/// `kind full`
Phrase group_words(const Calibration& found, const GroupCalibration& group) {
    if (group.name.empty()) return "all";
    return Phrase(name(found.counted.columns.group)) << " " << name(group.name);
}

void counts(Screen& screen, const Calibration& found) {
    const Spells& spells = found.counted;
    Phrase words = in_thousands(static_cast<double>(found.all.spells));
    words << " of " << in_thousands(static_cast<double>(spells.rows)) << " rows counted, watched for "
          << in_thousands(found.all.watched_days) << " days in all; " << std::to_string(found.all.ended) << " ended.";
    screen.paragraph(words);
    for (const RowsOfNote& rows : spells.left_out)
        screen.paragraph(Phrase("Left out: ") << prose(rows_words(rows)) << ".", 2, 2);
    for (const RowsOfNote& rows : spells.adjusted)
        screen.paragraph(Phrase("Not as written: ") << prose(rows_words(rows)) << ".", 2, 2);
    if (found.all.days_to_end.empty()) return;
    const auto& days = found.all.days_to_end;
    screen.paragraph(fmt::format(
        "Of those that ended, 10 in 100 had by day {}, 25 by {}, half by {}, 75 by {}, 90 by {}.", to_places(days[0], 1),
        to_places(days[1], 1), to_places(days[2], 1), to_places(days[3], 1), to_places(days[4], 1)));
}

void shares_table(Screen& screen, const Calibration& found) {
    const auto columns = columns_of(found);
    std::vector<Phrase> header{"after"};
    for (const GroupCalibration* group : columns) header.push_back(group_words(found, *group));
    TextTable table(header);
    for (const Mark& mark : marks) {
        std::vector<Phrase> row{mark.words};
        bool any = false;
        for (const GroupCalibration* group : columns) {
            const auto share = group->curve.at(mark.day);
            any = any || share;
            row.push_back(share ? Phrase(share_words(*share)) : Phrase(toned("–", Tone::quiet)));
        }
        if (any) table.row(row);
    }
    screen.table(table);
}

void fits_table(Screen& screen, const Calibration& found) {
    TextTable table({"", "rows", "ended", "same chance every day", "AIC", "Weibull shape", "scale in years", "AIC"});
    for (const GroupCalibration* group : columns_of(found)) {
        std::vector<Phrase> row{group_words(found, *group), std::to_string(group->spells), std::to_string(group->ended),
                                estimate_words(group->exponential.rate, 6), to_places(group->exponential.aic, 1)};
        if (const auto& fit = group->weibull.fit) {
            const double year = days_in(TimeUnit::years);
            const Estimate scale{fit->scale.best / year, *fit->scale.low / year, *fit->scale.high / year};
            row.insert(row.end(), {estimate_words(fit->shape, 2), estimate_words(scale, 1), to_places(fit->aic, 1)});
        } else {
            row.insert(row.end(), 3, Phrase(toned("–", Tone::quiet)));
        }
        table.row(row);
    }
    screen.table(table);
}

void which_fits(Screen& screen, const GroupCalibration& all) {
    if (!all.weibull.fit) {
        screen.paragraph(Phrase("No Weibull fit: ") << all.weibull.why_none << ".");
        return;
    }
    const WeibullFit& fit = *all.weibull.fit;
    const bool better = fit.aic < all.exponential.aic;
    std::string words =
        better ? "A chance that changes with time fits better than one that is the same every day: AIC "
               : "A chance that changes with time fits no better than one that is the same every day: AIC ";
    words += to_places(fit.aic, 1) + " against " + to_places(all.exponential.aic, 1) + ". ";
    if (*fit.shape.high < 1)
        words += "The shape is below 1: the longer one has lasted, the smaller its chance to end on the next day.";
    else if (*fit.shape.low > 1)
        words += "The shape is above 1: the longer one has lasted, the greater its chance to end on the next day.";
    else
        words += "The interval of the shape holds 1: whether the chance rises or falls with time is open.";
    screen.paragraph(words);
}

void differ(Screen& screen, const Calibration& found) {
    if (!found.log_rank) return;
    const LogRank& test = *found.log_rank;
    const std::string p = test.p < 0.0001 ? "less than 0.0001" : to_places(test.p, 4);
    screen.paragraph(fmt::format(
        "Log-rank test of the groups: chi-square {} with {}, p {}. That is how often groups with equal "
        "chances would come to differ so much.",
        to_places(test.chi_square, 2), counted(test.degrees, "degree of freedom", "degrees of freedom"), p));
}

void pieces_table(Screen& screen, const GroupCalibration& group) {
    TextTable table({"days", "chance per day", "ended", "days watched"});
    for (const FittedPiece& piece : group.pieces) {
        Phrase chance(estimate_words(piece.daily, 6));
        if (piece.by_count) chance << " *";
        table.row({piece_words(piece), chance, std::to_string(piece.ended), in_thousands(piece.watched_days)});
    }
    screen.table(table);
}

void pieces(Screen& screen, const Calibration& found) {
    screen.heading(Phrase("Chance of breakdown per day, from ") << fit_words(found.options.fit));
    bool counted_pieces = false;
    for (const GroupCalibration* group : columns_of(found)) {
        if (!group->name.empty()) {
            screen.blank();
            screen.paragraph(group_words(found, *group) << ":");
        }
        if (group->pieces.empty()) screen.paragraph(Phrase("none: ") << group->weibull.why_none << ".");
        if (!group->pieces.empty()) pieces_table(screen, *group);
        for (const FittedPiece& piece : group->pieces) counted_pieces = counted_pieces || piece.by_count;
    }
    if (counted_pieces)
        screen.paragraph(
            Phrase(toned("*: ended over days watched, where the curve is open or nobody ended.", Tone::quiet)));
}

}  // namespace

std::string calibrate_text(const Calibration& found, const CalibrationOrigin& origin, const TextStyle& style) {
    Screen screen(style);
    screen.paragraph(Phrase("How long they lasted: ")
                     << name(origin.title.empty() ? file_name(origin.file) : origin.title));
    screen.blank();
    counts(screen, found);
    screen.blank();
    screen.heading("Share still in force");
    shares_table(screen, found);
    screen.blank();
    screen.heading("Fits");
    fits_table(screen, found);
    which_fits(screen, found.all);
    differ(screen, found);
    screen.blank();
    pieces(screen, found);
    screen.blank();
    screen.paragraph(Phrase(toned(
        "In brackets: 95 % intervals. These are counts of what became of agreements, not of why. They do not say what "
        "will become of another one: which conflicts come to which agreement is no accident, several agreements of one "
        "process are counted as if they had nothing to do with each other, and an end is what the table takes for one. "
        "It "
        "may be a party's own stopping, which `irenic keep` judges apart: the chance of breakdown from outside, which "
        "`hazard` stands for, is then smaller.",
        Tone::quiet)));
    return screen.text();
}

}  // namespace irenic
