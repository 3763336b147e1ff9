// `daicho add`: one fact more in a record, or one source.
#include <algorithm>
#include <array>
#include <optional>

#include "cli/command.hpp"
#include "cli/edits.hpp"
#include "cli/names.hpp"
#include "cli/new_source.hpp"
#include "cli/output.hpp"
#include "cli/parts.hpp"
#include "cli/session.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "report/parts/tree.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    Option{"dry-run",
           0,
           "",
           {"書かずに、変わるところをパッチで示す", "write nothing, print the patch"}},
};

std::vector<std::string_view> kinds() {
    std::vector<std::string_view> out;
    for (const Field* section : sections_of_record()) out.push_back(section->key);
    out.push_back(source_kind);
    return out;
}

const Field& section_named(std::string_view kind) {
    const auto all = sections_of_record();
    const auto found = std::ranges::find(all, kind, &Field::key);
    if (found != all.end()) return **found;
    throw Trouble(no_such({"部分", "part"}, kind), instead_of(kind, kinds()));
}

void expect(const std::vector<std::string>& operands, std::size_t size, std::string_view usage,
            const Words& remark = {}) {
    if (operands.size() == size) return;
    throw Trouble(message("引数の数が合いません", "not the arguments that this takes"),
                  message("使い方: daicho add {}{}", "usage: daicho add {}{}", usage, remark));
}

int add_source(Session& session, const std::vector<std::string>& operands) {
    expect(operands, 2, "source SOURCE-ID --title … --publisher … --date … --url …");
    const std::string id = nfc(operands[1]);
    check_new_id(id);
    Edits edits(session);
    const NewPart part =
        read_part(session, publication_schema(), source_kind, edits.before().registry.vocabularies);
    const Document document = edits.document(registry_file::sources);
    if (value_at(document, 0, id) != 0) {
        throw Trouble(
            message("出典 `{}` はもうあります", "there is a source `{}` already", printable(id)));
    }
    std::string text = with_entry(document, file_field(registry_file::sources), id, part);
    edits.put(registry_file::sources, std::move(text));
    return edits.finish(message("出典 `{}` を加えました", "added the source `{}`", printable(id)));
}

/// The key of a new entry, of a section that has free keys.
std::string key_of(const Field& section, const std::vector<std::string>& operands) {
    if (section.container != Container::entries) {
        expect(operands, 2, fmt::format("{} ID …", section.key));
        return {};
    }
    expect(operands, 3, fmt::format("{} ID KEY …", section.key),
           {"(KEY は自分で決める短い ID。例: `jobs`)",
            " (KEY is a short id of your own, like `jobs`)"});
    std::string out = nfc(operands[2]);
    check_new_id(out);
    return out;
}

void refuse_second(const Document& document, const Field& section, const std::string& key,
                   const std::string& path) {
    const NodeId there = value_at(document, 0, section.key);
    const bool is_second = section.container == Container::one && there != 0;
    const bool is_taken = !key.empty() && there != 0 && value_at(document, there, key) != 0;
    if (!is_second && !is_taken) return;
    throw Trouble(message("{} に `{}` はもうあります", "{} has `{}` already", path,
                          printable(key.empty() ? section.key : std::string_view(key))),
                  message("ファイルを直接直してください", "edit the file itself"));
}

/// A file that could not be read is no record, but it is there. Throws Trouble.
void refuse_unreadable(const Edits& edits, const std::string& id) {
    const Registry& registry = edits.before().registry;
    const std::string end = "/" + id + ".yaml";
    for (SourceId source = 0; source < registry.files.size(); ++source) {
        const std::string& path = registry.files[source].path;
        const bool is_read = std::ranges::any_of(
            registry.agreements, [&](const Agreement& each) { return each.source == source; });
        if (is_read || !path.ends_with(end)) continue;
        throw Trouble(message("{} が読み取れないため書き加えられません",
                              "{} cannot be read: nothing can be added to it", printable(path)),
                      message("`daicho check` で確かめてください", "see `daicho check`"));
    }
}

/// Null if there is none that could be read.
const Agreement* record_at(const Registry& registry, std::string_view path) {
    const auto found = std::ranges::find_if(registry.agreements, [&](const Agreement& each) {
        return registry.files[each.source].path == path;
    });
    return found == registry.agreements.end() ? nullptr : &*found;
}

// ---- the same twice -----------------------------------------------------------------------------

/// The values of a field, each with its key, in the normal form and whatever their order.
std::vector<std::string> values_of(const Filled& filled) {
    std::vector<std::string> out;
    for (const Leaf& leaf : filled.leaves)
        out.push_back(fmt::format("{}={}", leaf.key, normal_form(raw_text(leaf.value))));
    std::ranges::sort(out);
    return out;
}

/// Whether an item is the same thing as another and says all that it says.
bool says_all_of(const Branch& item, const Branch& added) {
    return item.shared == added.shared &&
           std::ranges::all_of(added.fields, [&](const Filled& given) {
               const Filled* own = item.find(given.field->key);
               return own && values_of(*own) == values_of(given);
           });
}

/// The line of an item that says already what the last one of its list, which was added, says.
std::optional<std::size_t> line_of_equal(const Registry& registry, std::string_view path,
                                         const Field& section) {
    if (section.container != Container::list) return {};
    const Agreement* agreement = record_at(registry, path);
    if (!agreement) return {};
    const Branch tree = tree_of(*agreement);
    const Filled* list = tree.find(section.key);
    if (!list || list->branches.empty()) return {};
    const Branch& added = list->branches.back();
    for (const Branch& each : list->branches) {
        if (&each == &added || !says_all_of(each, added)) continue;
        return position_of(registry.files[each.at.source].text, each.at.begin).line;
    }
    return {};
}

/// An end may be known before it comes; a slip would end an agreement in silence, years later.
std::vector<Message> notes_on_end(const Session& session, const Agreement* agreement) {
    const bool has_end = agreement && agreement->ended && agreement->ended->value.date;
    if (!has_end) return {};
    const Date& end = agreement->ended->value.date->value;
    if (end.earliest <= today(session)) return {};
    return {
        message("終了日 {} は今日より後です。その日までは続いている協定として数えます",
                "the end, {}, is after today: until then the agreement counts as one that goes on",
                to_text(end))};
}

int run_add(Session& session) {
    const auto& operands = session.arguments.values("PART ID");
    if (operands.front() == source_kind) return add_source(session, operands);
    const Field& section = section_named(operands.front());
    const std::string key = key_of(section, operands);
    Edits edits(session);
    const NewPart part =
        read_part(session, *section.schema, section.key, edits.before().registry.vocabularies);
    refuse_unreadable(edits, operands[1]);
    const Ledger& ledger = *edits.before().ledger;
    const Agreement& agreement =
        ledger.agreement(find_agreement(ledger, operands[1], today(session)));
    const std::string path = ledger.registry().files[agreement.source].path;
    const Document document = edits.document(path);
    refuse_second(document, section, key, path);
    std::string text = with_part(document, file_field(path), section, part, key);
    edits.put(path, std::move(text));
    if (const auto line = line_of_equal(edits.after().registry, path, section)) {
        say(session,
            message("同じものがもうあります: {}/{}:{}", "the same stands there already: {}/{}:{}",
                    edits.folder(), printable(path), *line));
        say(session, message("何も書きませんでした", "nothing was written"));
        return exit_code::findings;
    }
    const bool is_end = section.key == "ended";
    const auto notes = is_end ? notes_on_end(session, record_at(edits.after().registry, path))
                              : std::vector<Message>();
    return edits.finish(
        message("{} の `{}` に加えました", "added to {1} of {0}", path, section.key), notes);
}

}  // namespace

extern const Command add_command{
    "add",
    {"記録に事実を1つ、または出典を1つ書き加える", "add one fact to a record, or one source"},
    {"PART は記録の部分(revised、ended、measures、meetings、indicators、plans、results、facilities など)か `source`、"
     "オプションはその部分のキーです。ほかの行には触れず、検査でエラーになるなら何も書きません。\n"
     "例: `daicho add meetings 伊勢崎市 --date 2026-05-20 --tier council --sources S1`、"
     "`daicho add ended 102041-isesaki --date 2026-03-31`、`daicho add source S9 --title 報道資料 --publisher 伊勢崎市`",
     "PART is a part of a record (revised, ended, measures, meetings, indicators, plans, results, "
     "facilities …) or `source`; the options are the keys of that part. No other line is touched, and "
     "nothing is written that would be an error. For example "
     "`daicho add meetings 伊勢崎市 --date 2026-05-20 --tier council --sources S1`, "
     "`daicho add ended 102041-isesaki --date 2026-03-31`, "
     "`daicho add source S9 --title 報道資料 --publisher 伊勢崎市`."},
    {"PART ID",
     {"加える部分と、協定の ID か団体の名称(source なら出典の ID。indicators はさらに、自分で決める指標の ID)",
      "which part, and the id of a record or the name of its government (of `source` the id of the source; "
      "`indicators` takes an id of your own for the indicator too)"},
     true,
     true,
     Offers::parts,
     Offers::agreements},
    {own_options, part_options()},
    run_add,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
