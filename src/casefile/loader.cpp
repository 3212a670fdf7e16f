#include "casefile/loader.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "casefile/fields.hpp"
#include "casefile/overlay.hpp"
#include "casefile/scalars.hpp"
#include "casefile/yaml.hpp"

namespace irenic::casefile {

namespace {

constexpr std::size_t most_readings = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Relative, and never upwards.
bool stays_inside(const std::string& path) {
    const std::filesystem::path parts(path);
    if (path.empty() || parts.is_absolute() || path.find('\\') != std::string::npos ||
        path.find('\0') != std::string::npos)
        return false;
    return std::none_of(parts.begin(), parts.end(), [](const std::filesystem::path& part) { return part == ".."; });
}

}  // namespace

const SourceText* Loader::add_file(const std::string& name, std::string bytes, Place asked_at) {
    const std::string digest = sha256_of(bytes);
    const auto index = static_cast<std::uint32_t>(files_.size());
    if (bytes.size() > max_file_bytes) {
        files_.push_back({name, "", digest});
        problems_.error("file-too-large", asked_at,
                        fmt::format("{} is larger than {} MiB", index == 0 ? std::string("the file") : in_quotes(name),
                                    max_file_bytes >> 20U),
                        "a case is written by hand: is this the right file?");
        return nullptr;
    }
    if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
    files_.push_back({name, std::move(bytes), digest});
    return &sources_.emplace_back(index, files_.back().text);
}

std::optional<Node> Loader::parse(const SourceText& source) {
    if (!check_characters(source, problems_)) return std::nullopt;
    const std::size_t before = problems_.errors();
    auto root = parse_yaml(source, 0, source.text().size(), problems_);
    if (root && !root->is_missing()) return root;
    if (problems_.errors() == before)
        problems_.error("empty-file", source.place(0, 0), "nothing is written in this file");
    return std::nullopt;
}

Loaded Loader::load(const std::string& name, std::string bytes) {
    const SourceText* source = add_file(name, std::move(bytes), {});
    if (source == nullptr) return finish();
    const auto root = parse(*source);
    if (!root) return finish();
    list_readings(*root);
    add_settings();
    make_cases(*root);
    return finish();
}

/// All settings as one text, a line each, so that each has a place.
void Loader::add_settings() {
    if (options_.settings.empty()) return;
    settings_ = add_file("--set", fmt::format("{}", fmt::join(options_.settings, "\n")), {});
    if (settings_ != nullptr && !check_characters(*settings_, problems_)) settings_ = nullptr;
}

void Loader::list_readings(const Node& root) {
    const Node* readings = root.find("readings");
    if (readings == nullptr || !readings->is_mapping()) return;
    for (const Node& node : readings->children) {
        if (node.key.starts_with("x-")) continue;
        if (overlays_.size() == most_readings) {
            problems_.error("too-many-readings", node.key_place,
                            fmt::format("a case has at most {} readings", most_readings));
            return;
        }
        Overlay overlay;
        overlay.reading.id = node.key;
        overlay.reading.place = node.key_place;
        check_id(node.key, node.key_place, "a reading", problems_);
        read_layers(overlay, node);
        overlays_.push_back(std::move(overlay));
    }
}

void Loader::read_layers(Overlay& overlay, const Node& node) {
    const std::size_t before = problems_.errors();
    check_reading(node, false, problems_);
    const Node* file = node.find("file");
    const bool wanted = options_.reading ? *options_.reading == node.key : options_.with_readings;
    if (file != nullptr && file->is_scalar() && !file->is_missing()) {
        overlay.reading.file = file->text;
        const Node* tree = wanted ? reading_file(*file) : nullptr;
        if (tree != nullptr) overlay.layers.push_back(tree);
        const auto read = std::find_if(files_.begin(), files_.end(), [&](const FileText& known) {
            return tree != nullptr && known.name == beside_the_case(file->text);
        });
        if (read != files_.end()) overlay.reading.sha256 = read->sha256;
    }
    overlay.layers.push_back(&node);
    for (const Node* layer : overlay.layers) {
        const auto text_at = [&](std::string_view key) {
            const Node* found = layer->find(key);
            return found != nullptr && found->is_scalar() ? found : nullptr;
        };
        if (const Node* by = text_at("by")) overlay.reading.by = read_label(by);
        if (const Node* name = text_at("name")) overlay.reading.name = read_label(name);
        if (const Node* note = text_at("note")) overlay.reading.note = read_text(note);
    }
    if (overlay.reading.name.empty()) overlay.reading.name = overlay.reading.id;
    overlay.sound = problems_.errors() == before;
}

std::string Loader::beside_the_case(const std::string& path) const {
    return (std::filesystem::path(files_.front().name).parent_path() / path).string();
}

const Node* Loader::reading_file(const Node& file) {
    const std::string& path = file.text;
    if (const auto known = parsed_.find(path); known != parsed_.end()) return known->second ? &*known->second : nullptr;
    auto& parsed = parsed_[path];
    if (!stays_inside(path)) {
        problems_.error("path-outside", file.place,
                        fmt::format("the path {} leads out of the case's folder", in_quotes(path)),
                        "give a relative path without `..`: readings stand beside the case or below");
        return nullptr;
    }
    auto bytes = read_ ? read_(path) : std::nullopt;
    if (!bytes) {
        problems_.error("cannot-read", file.place, fmt::format("the file {} cannot be read", in_quotes(path)),
                        "the path is relative to the folder of the case");
        return nullptr;
    }
    const SourceText* source = add_file(beside_the_case(path), std::move(*bytes), file.place);
    if (source == nullptr) return nullptr;
    parsed = parse(*source);
    if (!parsed) return nullptr;
    check_reading(*parsed, true, problems_);
    return &*parsed;
}

void Loader::make_cases(const Node& root) {
    const auto in_force = std::find_if(overlays_.begin(), overlays_.end(), [&](const Overlay& overlay) {
        return options_.reading && overlay.reading.id == *options_.reading;
    });
    if (options_.reading && in_force == overlays_.end()) {
        std::vector<std::string> ids;
        for (const Overlay& overlay : overlays_) ids.push_back(overlay.reading.id);
        problems_.error("unknown-reading", {},
                        fmt::format("{} is not a reading of this case", in_quotes(*options_.reading)),
                        suggestion(problems_, *options_.reading, ids, "readings"));
    }
    auto base = make(root, nullptr, !options_.reading, problems_, base_ids_);
    if (base && !options_.reading) cases_.push_back(std::move(*base));
    for (const Overlay& overlay : overlays_) {
        const bool wanted = options_.reading ? overlay.reading.id == *options_.reading : options_.with_readings;
        if (!wanted || !overlay.sound) continue;
        Problems own;
        ListedIds listed;
        auto made = make(root, &overlay, true, own, listed);
        problems_.absorb(own, fmt::format("so it is in the reading {}", in_quotes(overlay.reading.id)));
        if (made) cases_.push_back(std::move(*made));
    }
}

std::optional<Case> Loader::make(const Node& root, const Overlay* overlay, bool with_settings, Problems& problems,
                                 ListedIds& listed) {
    Node tree = root;
    if (overlay != nullptr)
        for (const Node* layer : overlay->layers) apply_reading(tree, *layer, problems);
    if (with_settings && settings_ != nullptr) {
        // A reading that has done away with what is set is no reason to refuse the setting.
        Problems of_settings;
        std::size_t begin = 0;
        for (const std::string& setting : options_.settings) {
            Problems found;
            apply_setting(tree, *settings_, begin, begin + setting.size(), found);
            of_settings.absorb(found);
            begin += setting.size() + 1;
        }
        if (overlay == nullptr || options_.reading) problems.absorb(of_settings);
    }
    resolve_extends(tree, problems);
    Case made;
    Binding binding{made, problems, overlay == nullptr ? nullptr : &base_ids_, {}, {}, {}, {}, {}, {}, {}, {}, {},
                    {},   false};
    bind_case(binding, tree);
    listed = std::move(binding.listed);
    if (problems.any_error()) return std::nullopt;
    for (const Overlay& known : overlays_) made.readings.push_back(known.reading);
    made.reading = overlay == nullptr ? "" : overlay->reading.id;
    made.settings = options_.settings;
    made.file = files_.front().name;
    made.sha256 = files_.front().sha256;
    return made;
}

Loaded Loader::finish() {
    Loaded loaded;
    if (!problems_.any_error()) loaded.cases = std::move(cases_);
    loaded.diagnostics = problems_.in_order();
    loaded.files.assign(std::make_move_iterator(files_.begin()), std::make_move_iterator(files_.end()));
    return loaded;
}

}  // namespace irenic::casefile
