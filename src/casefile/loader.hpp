/// The way from bytes to cases: the file, its readings, the settings.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casefile/binding.hpp"
#include "casefile/problems.hpp"
#include "casefile/source_text.hpp"
#include "casefile/tree.hpp"
#include "irenic/casefile.hpp"

namespace irenic::casefile {

/// Loads one case file. Used once.
class Loader {
public:
    Loader(const LoadOptions& options, const FileReader& read) : options_(options), read_(read) {}

    Loaded load(const std::string& name, std::string bytes);

private:
    struct Overlay {
        Reading reading;
        std::vector<const Node*> layers;  ///< the file, then what stands inline
        bool sound = true;
    };

    const SourceText* add_file(const std::string& name, std::string bytes, Place asked_at);
    std::optional<Node> parse(const SourceText& source);
    void list_readings(const Node& root);
    void read_layers(Overlay& overlay, const Node& node);
    [[nodiscard]] std::string beside_the_case(const std::string& path) const;
    const Node* reading_file(const Node& file);
    void add_settings();
    void make_cases(const Node& root);
    /// One case out of the tree with an overlay (or none). Nothing when it has errors.
    std::optional<Case> make(const Node& root, const Overlay* overlay, bool with_settings, Problems& problems,
                             ListedIds& listed);
    Loaded finish();

    const LoadOptions& options_;
    const FileReader& read_;
    Problems problems_;
    std::deque<FileText> files_;  // texts stay where they are: sources look into them
    std::deque<SourceText> sources_;
    std::map<std::string, std::optional<Node>> parsed_;  // reading files, by path
    std::vector<Overlay> overlays_;
    const SourceText* settings_ = nullptr;
    std::vector<Case> cases_;
    ListedIds base_ids_;
};

}  // namespace irenic::casefile
