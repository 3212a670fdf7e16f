#include <map>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "irenic/casefile.hpp"

namespace irenic {

namespace {

using Json = nlohmann::ordered_json;

std::string_view word_for(Severity severity) {
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string name_of(const std::vector<FileText>& files, std::uint32_t file) {
    return file < files.size() ? files[file].name : "";
}

/// Bytes that are no UTF-8, which a path may hold, become U+FFFD.
std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// A path as the path of a URI.
std::string uri_of(std::string_view path) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string uri;
    for (const char c : path) {
        if (unreserved.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return uri;
}

Json sarif_result(const Diagnostic& found, std::size_t rule, const std::vector<FileText>& files) {
    Json result;
    result["ruleId"] = found.code;
    result["ruleIndex"] = rule;
    result["level"] = word_for(found.severity);
    result["message"]["text"] =
        found.help.empty() ? found.message : fmt::format("{}. Help: {}", found.message, found.help);
    Json location;
    location["artifactLocation"]["uri"] = uri_of(name_of(files, found.place.file));
    if (found.place.line != 0)
        location["region"] = {{"startLine", found.place.line},
                              {"startColumn", found.place.column},
                              {"endLine", found.place.end_line},
                              {"endColumn", found.place.end_column}};
    result["locations"] = Json::array({Json{{"physicalLocation", std::move(location)}}});
    return result;
}

}  // namespace

std::string render_json(const std::vector<Diagnostic>& diagnostics, const std::vector<FileText>& files) {
    Json list = Json::array();
    for (const Diagnostic& found : diagnostics)
        list.push_back({{"severity", word_for(found.severity)},
                        {"code", found.code},
                        {"message", found.message},
                        {"file", name_of(files, found.place.file)},
                        {"line", found.place.line},
                        {"column", found.place.column},
                        {"end-line", found.place.end_line},
                        {"end-column", found.place.end_column},
                        {"help", found.help}});
    return written(list);
}

std::string render_sarif(const std::vector<Diagnostic>& diagnostics, const std::vector<FileText>& files) {
    Json rules = Json::array();
    Json results = Json::array();
    std::map<std::string, std::size_t> rule_of;
    for (const Diagnostic& found : diagnostics) {
        const auto [rule, added] = rule_of.emplace(found.code, rules.size());
        if (added) rules.push_back({{"id", found.code}});
        results.push_back(sarif_result(found, rule->second, files));
    }
    Json driver{{"name", "irenic"}, {"version", IRENIC_VERSION}, {"rules", std::move(rules)}};
    Json run;
    run["tool"]["driver"] = std::move(driver);
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = std::move(results);
    Json log;
    log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    log["version"] = "2.1.0";
    log["runs"] = Json::array({std::move(run)});
    return written(log);
}

}  // namespace irenic
