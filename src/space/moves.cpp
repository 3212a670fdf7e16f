/// Who can move where. Cases with options: blocks and segments, found by two stable counting sorts. Merged states and abstract
/// graphs: arc by arc.
#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>

#include "space/parts.hpp"

namespace irenic {
namespace {

/// Sorts items by a wide key, keeping the order of equals.
void sort_by_key(std::vector<StateIndex>& items, const std::vector<std::uint64_t>& key, std::uint64_t keys) {
    if (keys <= items.size() * std::uint64_t{4} + 1024) {
        std::vector<std::uint32_t> place(keys + 1, 0);
        for (const StateIndex s : items) ++place[key[s] + 1];
        for (std::size_t k = 1; k < place.size(); ++k) place[k] += place[k - 1];
        std::vector<StateIndex> sorted(items.size());
        for (const StateIndex s : items) sorted[place[key[s]]++] = s;
        items.swap(sorted);
    } else {
        std::stable_sort(items.begin(), items.end(), [&](StateIndex a, StateIndex b) { return key[a] < key[b]; });
    }
}

}  // namespace

bool PartyMoves::may_change(std::uint32_t from_signature, std::uint32_t to_signature) const {
    for (std::size_t k = 0; k < directed_.size(); ++k) {
        const auto levels = static_cast<std::uint32_t>(directed_[k].size());
        const std::uint32_t before = from_signature / directed_stride_[k] % levels;
        const std::uint32_t after = to_signature / directed_stride_[k] % levels;
        if (before != after && ((directed_[k][before] >> after) & 1U) == 0) return false;
    }
    return true;
}

bool PartyMoves::is_move(StateIndex s, StateIndex t) const {
    if (idle || s == t) return false;
    if (!blocks) {
        const auto first = out.begin() + out_first[s];
        return std::binary_search(first, out.begin() + out_first[s + 1], t);
    }
    const std::uint32_t from = segment_of[s];
    const std::uint32_t to = segment_of[t];
    return block_of[from] == block_of[to] && may_move(from, to);
}

/// A block is what stays fixed when the party moves; inside it, states are cut into segments by the options with a direction.
void SpaceBuilder::make_blocks(const Space& space, PartyIndex i, PartyMoves& moves) {
    const Space::Parts& parts = *space.parts_;
    const Case& subject = space.subject();
    const std::vector<OptionIndex>& own = parts.tables[i].own;
    const auto grades = space.grades(i);
    std::vector<std::vector<std::int64_t>> tables(subject.options.size());
    std::uint64_t keys = 1;
    const auto add_digit = [&](OptionIndex o) {
        for (std::uint32_t l = 0; l < parts.radix[o]; ++l) tables[o].push_back(static_cast<std::int64_t>(l * keys));
        keys *= parts.radix[o];
    };
    for (const OptionIndex o : own) {
        const Option& option = subject.options[o];
        if (option.reversible) continue;
        moves.directed_.push_back(option.allowed);
        moves.directed_stride_.push_back(static_cast<std::uint32_t>(keys));
        moves.transitive = moves.transitive && option.transitive;
        add_digit(o);
    }
    const std::uint64_t signatures = keys;
    if (signatures > 1 && signatures <= 256) {
        moves.signatures_ = static_cast<std::uint32_t>(signatures);
        for (std::uint32_t a = 0; a < signatures; ++a)
            for (std::uint32_t b = 0; b < signatures; ++b) moves.allowed_.push_back(moves.may_change(a, b) ? 1 : 0);
    }
    for (OptionIndex o = 0; o < subject.options.size(); ++o)
        if (std::find(own.begin(), own.end(), o) == own.end()) add_digit(o);

    std::vector<std::uint64_t> key(space.size());
    LevelSums walker(parts, tables);
    walker.walk(0, space.size(), [&](StateIndex s, std::int64_t sum) { key[s] = static_cast<std::uint64_t>(sum); });
    moves.order.resize(space.size());
    std::iota(moves.order.begin(), moves.order.end(), StateIndex{0});
    sort_by_grade(moves.order, grades);
    sort_by_key(moves.order, key, keys);

    moves.segment_of.resize(space.size());
    for (std::size_t k = 0; k < moves.order.size(); ++k) {
        const std::uint64_t here = key[moves.order[k]];
        if (k == 0 || here != key[moves.order[k - 1]]) {
            if (k == 0 || here / signatures != key[moves.order[k - 1]] / signatures)
                moves.block_first.push_back(static_cast<std::uint32_t>(moves.segment_first.size()));
            if (signatures > 1) moves.signature_of_.push_back(static_cast<std::uint32_t>(here % signatures));
            moves.block_of.push_back(static_cast<std::uint32_t>(moves.block_first.size() - 1));
            moves.segment_first.push_back(static_cast<std::uint32_t>(k));
        }
        moves.segment_of[moves.order[k]] = static_cast<std::uint32_t>(moves.segment_first.size() - 1);
    }
    moves.block_first.push_back(static_cast<std::uint32_t>(moves.segment_first.size()));
    moves.segment_first.push_back(static_cast<std::uint32_t>(moves.order.size()));
}

bool SpaceBuilder::fill_arcs(PartyIndex i, std::vector<std::pair<StateIndex, StateIndex>> arcs) {
    PartyMoves& moves = space_.parts_->tables[i].moves;
    moves.blocks = false;
    std::sort(arcs.begin(), arcs.end());
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    moves.idle = arcs.empty();
    moves.out_first.assign(space_.size_ + 1U, 0);
    moves.in_first.assign(space_.size_ + 1U, 0);
    for (const auto& [from, to] : arcs) {
        ++moves.out_first[from + 1U];
        ++moves.in_first[to + 1U];
        moves.out.push_back(to);
    }
    std::partial_sum(moves.out_first.begin(), moves.out_first.end(), moves.out_first.begin());
    std::partial_sum(moves.in_first.begin(), moves.in_first.end(), moves.in_first.begin());
    moves.in.resize(arcs.size());
    std::vector<std::uint32_t> place(moves.in_first.begin(), moves.in_first.end() - 1);
    for (const auto& [from, to] : arcs) moves.in[place[to]++] = from;
    // Composed moves are looked for only where that is cheap; elsewhere the careful search is used.
    moves.transitive = arcs.size() <= 20'000;
    for (const auto& [from, to] : arcs) {
        for (std::uint32_t k = moves.out_first[to]; moves.transitive && k < moves.out_first[to + 1U]; ++k)
            moves.transitive = moves.out[k] == from || moves.is_move(from, moves.out[k]);
    }
    return true;
}

bool SpaceBuilder::make_arcs_of_graph(PartyIndex i) {
    std::vector<std::pair<StateIndex, StateIndex>> arcs;
    for (const auto& arc : subject_.graph->moves[i])
        if (arc.from != arc.to) arcs.emplace_back(arc.from, arc.to);
    return fill_arcs(i, std::move(arcs));
}

bool SpaceBuilder::make_arcs_of_rows(PartyIndex i) {
    const Space::Parts& parts = *space_.parts_;
    const std::vector<OptionIndex>& own = parts.tables[i].own;
    std::map<std::string, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t row = 0; row < parts.rows.size(); ++row) {
        Levels fixed = parts.rows[row];
        for (const OptionIndex o : own) fixed[o] = 0;
        blocks[code_of(fixed)].push_back(row);
    }
    const auto allowed = [&](const Levels& from, const Levels& to) {
        return std::all_of(own.begin(), own.end(), [&](OptionIndex o) {
            return from[o] == to[o] || subject_.options[o].may_change(from[o], to[o]);
        });
    };
    std::vector<std::pair<StateIndex, StateIndex>> arcs;
    for (const auto& [fixed, rows] : blocks) {
        for (const std::uint32_t from : rows) {
            for (const std::uint32_t to : rows) {
                const StateIndex s = parts.state_of_row[from];
                const StateIndex t = parts.state_of_row[to];
                if (s == t || !allowed(parts.rows[from], parts.rows[to])) continue;
                arcs.emplace_back(s, t);
                if (arcs.size() > limits_.arcs)
                    return limit("more than " + std::to_string(limits_.arcs) + " moves between listed states",
                                 "list fewer states, or describe them by options and `never`");
            }
        }
    }
    return fill_arcs(i, std::move(arcs));
}

/// Arcs are made at once, since there may be too many; blocks follow on first use.
bool SpaceBuilder::make_moves() {
    const Space::Parts& parts = *space_.parts_;
    bool sound = true;
    if (parts.form == Space::Parts::Form::codes) return true;
    for (PartyIndex i = 0; sound && i < subject_.parties.size(); ++i)
        sound = parts.form == Space::Parts::Form::graph ? make_arcs_of_graph(i) : make_arcs_of_rows(i);
    return sound;
}

const PartyMoves& Space::moves(PartyIndex i) const {
    Parts::Table& table = parts_->tables[i];
    std::call_once(table.moves_once, [&] {
        if (parts_->form == Parts::Form::codes) {
            table.moves.idle = table.own.empty();
            if (!table.moves.idle) SpaceBuilder::make_blocks(*this, i, table.moves);
        }
        table.moves_made = true;
    });
    return table.moves;
}

bool Space::idle(PartyIndex i) const {
    const Parts::Table& table = parts_->tables[i];
    return parts_->form == Parts::Form::codes ? table.own.empty() : table.moves.idle;
}

bool Space::transitive() const {
    const bool joint_too = std::all_of(subject_->options.begin(), subject_->options.end(),
                                       [](const Option& option) { return option.chance || option.transitive; });
    if (!joint_too) return false;
    return parts_->form == Parts::Form::codes ||
           std::all_of(parts_->tables.begin(), parts_->tables.end(),
                       [](const Parts::Table& table) { return table.moves.transitive; });
}

void Space::make_tables(const Workers& workers) const {
    workers.run(party_count(), [&](std::size_t i) {
        static_cast<void>(grades(static_cast<PartyIndex>(i)));
        static_cast<void>(moves(static_cast<PartyIndex>(i)));
    });
}

std::vector<StateIndex> Space::moves_from(PartyIndex i, StateIndex s) const {
    const Parts::Table& table = parts_->tables[i];
    std::vector<StateIndex> found;
    if (parts_->form != Parts::Form::codes || table.moves_made) {
        moves(i).for_each_move(s, [&](StateIndex t) { found.push_back(t); });
        std::sort(found.begin(), found.end());
        return found;
    }
    // Every combination of levels that the party's own options may change to, by their effect on the raw code.
    const Levels at = levels(s);
    std::vector<std::uint64_t> codes{parts_->raw_of(s)};
    for (const OptionIndex o : table.own) {
        const std::size_t before = codes.size();
        for (Level level = 0; level < parts_->radix[o]; ++level) {
            if (level == at[o] || !subject_->options[o].may_change(at[o], level)) continue;
            const std::uint64_t change = (std::uint64_t{level} - at[o]) * parts_->stride[o];
            for (std::size_t k = 0; k < before; ++k) codes.push_back(codes[k] + change);
        }
    }
    for (std::size_t k = 1; k < codes.size(); ++k) {
        const StateIndex t = parts_->state_of(codes[k]);
        if (t != no_state) found.push_back(t);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace irenic
