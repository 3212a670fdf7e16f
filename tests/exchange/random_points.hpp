/// Random cases that are tables of points: every option in all hands, every statement about one option.
#pragma once

#include <string>
#include <vector>

#include "irenic/bargaining.hpp"
#include "support/case_builder.hpp"
#include "support/random.hpp"

namespace irenic::testing {

inline std::string random_points_number(Random& random, bool negative) {
    std::string number = std::to_string(random.below(random.one_in(6) ? 1'000'000 : 12));
    if (random.one_in(5)) number += "." + std::to_string(random.between(1, 999'999));
    return negative && random.one_in(4) ? "-" + number : number;
}

/// Labels that a table, a page of XML or a spreadsheet could stumble over.
inline std::string random_label(Random& random, const std::string& otherwise) {
    static const std::vector<std::string> odd{"=1+1",    "a,b",      "a;b", "5 %",           "x \"y\" z",
                                              "'quoted", "<b>&amp;", "-3",  "\u00E9t\u00E9", "no-agreement",
                                              "1",       "@home",    "]]>", "# no"};
    return random.one_in(3) ? odd[random.below(static_cast<std::uint32_t>(odd.size()))] + otherwise : otherwise;
}

/// What some package is worth, or somewhat more or less.
inline Decimal random_no_agreement(Random& random, const Case& subject, PartyIndex party) {
    Levels package;
    for (const Option& option : subject.options)
        package.push_back(static_cast<Level>(random.below(static_cast<std::uint32_t>(option.levels.size()))));
    Decimal value = value_of(subject, party, package);
    if (random.one_in(2))
        value.units += static_cast<std::int64_t>(random.below(5)) * Decimal::units_per_one / 2 - Decimal::units_per_one;
    return value;
}

/// Two to four parties, one to five options, up to 200 packages; many ties.
inline Case random_points(Random& random) {
    CaseBuilder builder("random \"points\" & <more>");
    Words parties;
    const std::uint32_t count = random.between(2, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        parties.push_back("p" + std::to_string(i + 1));
        builder.party(parties.back());
        builder.made().parties.back().name = random_label(random, parties.back());
    }
    static const std::vector<Words> kinds{{"no", "yes"}, {"low", "middle", "high"}, {"a", "b", "c", "d"}};
    std::size_t packages = 1;
    for (std::uint32_t o = 0; o < 5; ++o) {
        const Words& levels = kinds[random.below(3)];
        if (packages * levels.size() > 200) break;
        packages *= levels.size();
        const std::string id = "o" + std::to_string(o + 1);
        builder.option(id, parties, levels);
        Option& option = builder.made().options.back();
        option.name = random_label(random, id);
        for (std::string& label : option.level_labels) label = random_label(random, label);
        builder.start(id, levels[random.below(static_cast<std::uint32_t>(levels.size()))]);
    }
    const bool negative = random.one_in(3);
    builder.agreement("talks");
    for (std::uint32_t i = 0; i < count; ++i) {
        for (std::size_t o = 0; o < builder.made().options.size(); ++o) {
            const Option& option = builder.made().options[o];
            if (random.one_in(6)) continue;
            if (random.one_in(4)) {
                builder.weight(parties[i], negation(builder.taken(option.id)), random_points_number(random, negative));
                continue;
            }
            Words numbers;
            for (std::size_t l = 0; l < option.levels.size(); ++l)
                numbers.push_back(random_points_number(random, negative));
            builder.graded(parties[i], std::string(option.id), numbers);
        }
        if (random.one_in(8)) builder.weight(parties[i], truth(), random_points_number(random, negative));
        builder.made().preferences[i].kind = Preference::Kind::weighted;
    }
    for (std::uint32_t i = 0; i < count; ++i)
        if (random.one_in(2))
            builder.last_agreement().no_agreement[i].number = random_no_agreement(random, builder.made(), i);
    return builder.build();
}

/// All packages, the first option fastest.
inline std::vector<Levels> all_packages(const Case& subject) {
    std::vector<Levels> packages{{}};
    for (const Option& option : subject.options) {
        std::vector<Levels> longer;
        for (Level level = 0; level < option.levels.size(); ++level)
            for (const Levels& package : packages) {
                longer.push_back(package);
                longer.back().push_back(level);
            }
        packages = std::move(longer);
    }
    return packages;
}

}  // namespace irenic::testing
