// `daicho new`: the record of an agreement, with its source.
#include <algorithm>
#include <array>
#include <map>

#include "cli/command.hpp"
#include "cli/edits.hpp"
#include "cli/names.hpp"
#include "cli/new_source.hpp"
#include "cli/parts.hpp"
#include "cli/session.hpp"
#include "cli/unlisted.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/query/unlisted.hpp"
#include "daicho/reference/resolve.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

constexpr std::array own_options{
    Option{"concluded", 0, "DATE", {"締結日(元号も可)", "when it was concluded (eras too)"}},
    Option{"title", 0, "TEXT", {"協定の正式名称(印刷のまま)", "official title, as printed"}},
    offering("kinds", Option{"kind",
                             0,
                             "KIND",
                             {"協定の種類(既定は、国の集計に入る最初のもの)",
                              "kind of agreement (default: the first in the national count)"}}),
    offering(Offers::prefectures, Option{"prefecture",
                                         0,
                                         "PREF",
                                         {"同じ名の団体があるときの都道府県",
                                          "of governments of one name, that of this prefecture"}}),
    Option{"suffix",
           0,
           "TEXT",
           {"2つ目以後の協定のファイル名の末尾(2015、gturn など)",
            "end of the file's name, for a second agreement (2015, gturn)"}},
    offering(Offers::sources,
             Option{"source",
                    0,
                    "ID",
                    {"出典の ID(sources.yaml にあるもの)", "id of a source in sources.yaml"},
                    true}),
    Option{"source-title", 0, "TEXT", {"新しい出典の資料名", "title of a new source"}},
    Option{"publisher", 0, "TEXT", {"その発行者", "its publisher"}},
    Option{"source-date", 0, "DATE", {"その発行日", "its date"}},
    Option{"source-url", 0, "URL", {"その所在", "its address"}},
    Option{"keep-unlisted",
           0,
           "",
           {"registry.yaml の未登載の数を減らさない", "leave the count of the unlisted as it is"}},
    Option{"dry-run",
           0,
           "",
           {"書かずに、変わるところをパッチで示す", "write nothing, print the patch"}},
};

const Field& field_named(const Schema& schema, std::string_view key) {
    return *std::ranges::find(schema.fields, key, &Field::key);
}

/// The record to be made, and what is said of it.
class Draft {
  public:
    explicit Draft(Session& session) : x_session(session), x_edits(session) {
        read_concluded();
        for (const std::string& given : session.arguments.values("GOVERNMENT"))
            x_governments.push_back(&government(given));
        x_path = file_of(*x_governments.front(), suffix());
        if (x_edits.has(x_path)) refuse_existing();
    }

    int write() {
        const std::vector<std::string> sources = cited();
        x_edits.put(x_path, text(sources));
        lower();
        const std::string path = x_edits.folder() + "/" + x_path;
        if (!x_concluded) want("--concluded", {"締結日", "when it was concluded"});
        if (!x_session.arguments.has("title"))
            want("--title", {"正式名称(分からなければ、なくてよい)",
                             "official title (may be left out if none is known)"});
        if (sources.empty()) want("--source", {"出典", "a source"});
        return x_edits.finish(message("{} を書きました", "wrote {}", printable(path)), x_said,
                              [&](const CheckedRegistry& after, const Diagnostic& finding) {
                                  const auto& files = after.registry.files;
                                  return finding.topic == &missing_key_topic &&
                                         files[finding.at.source].path == x_path;
                              });
    }

  private:
    const Registry& registry() const { return x_edits.before().registry; }
    std::optional<std::string> given(std::string_view option) const {
        return x_session.arguments.value(option);
    }
    void say(Message text) { x_said.push_back(std::move(text)); }
    bool is_dry() const { return x_session.arguments.has("dry-run"); }
    void want(std::string_view option, const Words& what) {
        say(message("まだないもの: {} ({})", "still missing: {} ({})", what, option));
    }

    void read_concluded() {
        const auto text = given("concluded");
        if (!text) return;
        const std::string canonical =
            read_value(field_named(record_schema(), "concluded"), *text, "concluded");
        x_concluded = std::get<Date>(parse_date(canonical));
    }

    const Government& government(const std::string& name) const {
        const Day day =
            x_concluded ? std::max(x_concluded->latest, reference_begins) : today(x_session);
        const auto within = given("prefecture");
        const auto found =
            read_governments(name, day, within ? &read_prefecture(*within) : nullptr);
        if (found.size() == 1) return *found.front();
        const bool is_of_one_place = std::ranges::all_of(found, [&](const Government* each) {
            return each->prefecture == found.front()->prefecture;
        });
        throw Trouble(
            message("`{}` は{}団体あります", "`{}` may be one of {} governments", printable(name),
                    found.size()),
            is_of_one_place
                ? message("コードで選んでください: {}", "choose by code: {}", described(found))
                : message("コードか --prefecture で選んでください: {}",
                          "choose by code or with --prefecture: {}", described(found)));
    }

    /// With its hyphen.
    std::string suffix() const {
        const auto given_one = given("suffix");
        if (!given_one) return {};
        std::string out = "-" + *given_one;
        const bool is_plain =
            std::ranges::all_of(out, [](char c) { return is_small_or_digit(c) || c == '-'; });
        if (!is_plain || out.ends_with('-') || out.find("--") != out.npos) {
            throw Trouble(message("--suffix は英小文字・数字・ハイフンで書きます",
                                  "--suffix is small letters, digits and hyphens"));
        }
        return out;
    }

    /// When the agreement of a record that is there was concluded: （締結 2015-08-31）.
    Message since(std::string_view path) const {
        for (const Agreement& each : registry().agreements) {
            if (registry().files[each.source].path != path || !each.concluded) continue;
            return message(" (締結 {})", " (concluded {})", to_text(each.concluded->value));
        }
        return {};
    }

    [[noreturn]] void refuse_existing() const {
        const Message when = since(x_path);
        const Day day = x_concluded ? x_concluded->latest : today(x_session);
        throw Trouble(
            Message{fmt::format("{} はもうあります{}", x_path, when.ja),
                    fmt::format("{} is there already{}", x_path, when.en)},
            message(
                "別の協定なら `--suffix {}` のように年か短い名前(英小文字)を付け、改定なら `daicho add revised` を使ってください",
                "for another agreement add a year or a short name, as in `--suffix {}`; for a revision use `daicho add revised`",
                year_of(day)));
    }

    // ---- its source

    NewPart new_source() const {
        struct Given {
            std::string_view key, option;
        };
        constexpr std::array all{Given{"title", "source-title"}, Given{"publisher", "publisher"},
                                 Given{"date", "source-date"}, Given{"url", "source-url"}};
        NewPart out;
        for (const Given& each : all) {
            const Field& field = field_named(publication_schema(), each.key);
            if (const auto text = given(each.option))
                out.push_back({&field, {{"", read_value(field, *text, each.option)}}});
        }
        return out;
    }

    std::vector<std::string> cited() {
        std::vector<std::string> out;
        const Field& field = field_named(record_schema(), "sources");
        for (const std::string& given : x_session.arguments.values("source")) {
            for (std::string& id : values_of(field, given)) out.push_back(std::move(id));
        }
        const NewPart source = new_source();
        if (source.empty()) return out;
        const auto address = given("source-url");
        std::string id = source_at(registry(), address.value_or(""));
        if (!id.empty()) {
            say(message("出典はもうあります: {}", "the source is there already: {}", id));
        } else {
            id = add_source(source);
        }
        out.push_back(std::move(id));
        return out;
    }

    std::string add_source(const NewPart& source) {
        if (!given("source-title")) {
            throw Trouble(message("新しい出典には --source-title が要ります",
                                  "a new source needs --source-title"));
        }
        std::string id = new_source_id(registry(), source, stem_romaji(*x_governments.front()));
        const Document document = x_edits.document(registry_file::sources);
        std::string text = with_entry(document, file_field(registry_file::sources), id, source);
        x_edits.put(registry_file::sources, std::move(text));
        say(is_dry() ? message("出典 {} が加わります", "would add the source {}", id)
                     : message("出典 {} を加えました", "added the source {}", id));
        if (!given("publisher")) want("--publisher", {"出典の発行者", "publisher of the source"});
        if (!given("source-date")) want("--source-date", {"出典の発行日", "date of the source"});
        if (!given("source-url")) want("--source-url", {"出典の所在", "address of the source"});
        return id;
    }

    // ---- its text

    std::string kind() const {
        const Vocabulary& kinds = registry().vocabularies.kinds;
        if (const auto wanted = given("kind")) {
            return read_term("kind", *wanted, kinds);
        }
        const auto counted = std::ranges::find_if(
            kinds, [](const auto& entry) { return daicho::is_counted(*entry.second); });
        if (counted != kinds.end()) return counted->first.value;
        if (!kinds.empty()) return kinds.front().first.value;
        throw Trouble(message("vocabulary.yaml に協定の種類がありません",
                              "vocabulary.yaml has no kind of agreement"));
    }

    std::string party_of(const Government& government) const {
        std::string out = fmt::format("  - {{role: government, name: {}",
                                      written(government.name, In::flow, true));
        const Day day =
            x_concluded ? std::max(x_concluded->latest, reference_begins) : today(x_session);
        if (find_by_name(government.name, government.prefecture, day).size() > 1)
            out += fmt::format(", code: {}", written(government.code, In::flow, true));
        return out + "}\n";
    }

    bool needs_bureau() const {
        const auto needed = needed_roles(find(registry().vocabularies.kinds, kind()));
        return std::ranges::any_of(needed, [](const auto& roles) {
            return std::ranges::find(roles, role::bureau) != roles.end();
        });
    }

    std::string text(const std::vector<std::string>& sources) const {
        std::string out = "# yaml-language-server: $schema=../record.schema.json\n";
        const auto add = [&](std::string_view key, std::string_view value) {
            const Field& field = field_named(record_schema(), key);
            out += fmt::format("{}: {}\n", key, written(value, In::block, is_words(field.kind)));
        };
        if (const auto title = given("title"))
            add("title", read_value(field_named(record_schema(), "title"), *title, "title"));
        add("kind", kind());
        out += "parties:\n";
        for (const Government* each : x_governments) out += party_of(*each);
        const Prefecture& home = prefecture(x_governments.front()->prefecture);
        if (needs_bureau()) out += fmt::format("  - {{role: bureau, name: {}}}\n", home.bureau.ja);
        if (x_concluded) add("concluded", to_text(*x_concluded));
        if (!sources.empty()) {
            out += fmt::format("sources: [{}]\n", joined(sources, ", ", [](const auto& id) {
                                   return written(id, In::flow, true);
                               }));
        }
        return out;
    }

    // ---- what was counted without a name

    bool is_counted() const {
        const VocabularyEntry* entry = find(registry().vocabularies.kinds, kind());
        return entry && daicho::is_counted(*entry);
    }
    bool is_recorded(const Government& government) const {
        const Ledger& ledger = *x_edits.before().ledger;
        const Day now = today(x_session);  // a town that became a city has another code
        return std::ranges::any_of(ledger.memberships(), [&](const Membership& member) {
            return member.government &&
                   &as_of(*member.government, now) == &as_of(government, now) &&
                   daicho::is_counted(registry(), ledger.agreement(member.agreement));
        });
    }

    /// Only if the totals bear it: an entry may have been lowered by hand, or never have held them.
    void lower() {
        if (!x_concluded || !is_counted() || x_session.arguments.has("keep-unlisted")) return;
        const std::string as_it_is = x_edits.text(registry_file::registry);
        const std::size_t errors = x_edits.after().findings.count(Severity::error);
        const std::size_t said = x_said.size();
        lower_entries();
        if (x_edits.after().findings.count(Severity::error) <= errors) return;
        x_edits.put(registry_file::registry, as_it_is);
        x_said.resize(said);
        say(message(
            "registry.yaml の未登載は減らしていません。減らすと公表値と合わなくなります",
            "the unlisted of registry.yaml stay as they are: with less of them the published totals would not fit"));
    }

    void lower_entries() {
        std::map<std::size_t, int> by;  // entries, and how many of each are known now
        for (const Government* each : x_governments) {
            if (!is_recorded(*each)) find_unlisted(*each, by);
        }
        for (auto at = by.rbegin(); at != by.rend(); ++at) {  // one that goes moves those behind it
            const auto [entry, known] = *at;
            const int before = registry().unlisted[entry]->count->value;
            lower_unlisted(x_edits, entry, known);
            const std::string place = place_of(entry);
            say(is_dry() ? message("{} の未登載が{}から{}に減ります",
                                   "the unlisted of {} would go from {} to {}", place, before,
                                   before - known)
                         : message("{} の未登載を{}から{}に減らしました",
                                   "the unlisted of {} go from {} to {}", place, before,
                                   before - known));
        }
    }

    std::string place_of(std::size_t entry) const {
        const Span at = registry().unlisted[entry].at;
        const Source& file = registry().files[at.source];
        return fmt::format("{}:{}", file.path, position_of(file.text, at.begin).line);
    }

    void find_unlisted(const Government& government, std::map<std::size_t, int>& by) {
        auto fitting = unlisted_of(registry(), government, *x_concluded);
        std::erase_if(fitting, [&](std::size_t entry) {
            return registry().unlisted[entry]->count->value <= by[entry];
        });
        std::erase_if(by, [](const auto& entry) { return entry.second == 0; });
        if (fitting.size() == 1) ++by[fitting.front()];
        if (fitting.size() < 2) return;
        const std::string places =
            joined(fitting, ", ", [&](std::size_t entry) { return place_of(entry); });
        say(message(
            "{} は未登載のどれかに数えられていたかもしれません: {} の `count` を1減らしてください",
            "{} may have been counted among the unlisted: lower a `count` of {} by 1",
            both_names(government), places));
    }

    Session& x_session;
    Edits x_edits;
    std::optional<Date> x_concluded;
    std::vector<const Government*> x_governments;
    std::string x_path;
    std::vector<Message> x_said;
};

int run_new(Session& session) {
    return Draft(session).write();
}

}  // namespace

extern const Command new_record_command{
    "new",
    {"新しい協定の記録を作る", "make the record of an agreement"},
    {"団体は名称・コード・かな・ローマ字で。フォルダ・ファイル名・締結主体・労働局を書き、出典を加え、未登載の数を減らします。\n"
     "すべて書くか、何も書きません。何も調べに行かず、足りないものを示します。あるファイルは書き換えません。\n"
     "例: `daicho new 島田市 --concluded 平成28年7月13日 --source S1`、"
     "`daicho new shimada --concluded 2016-07-13 --title 島田市雇用対策協定 --source-title 締結式について --publisher 島田市 --source-date 2016-07-08`",
     "Takes a name, code, kana or romaji. Writes folder, file, parties with the bureau, adds the source "
     "and lowers the count of the unlisted: all of it or nothing. Nothing is fetched; what is missing is "
     "said. A file that is there is never written over. For example "
     "`daicho new 島田市 --concluded 2016-07-13 --source S1`, "
     "`daicho new shimada --concluded 2016-07-13 --title 島田市雇用対策協定 --source-title 締結式について "
     "--publisher 島田市 --source-date 2016-07-08`."},
    {"GOVERNMENT",
     {"締結した団体(共同の協定なら、協定書の順に)",
      "the government (of a joint agreement all, in the document's order)"},
     true,
     true,
     Offers::one_government},
    {own_options},
    run_new,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
