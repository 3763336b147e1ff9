// The press release (報道資料) of a signing as an office sends it: a letter and its three annexes,
// made of what is recorded and nothing else.
#include <algorithm>

#include "daicho/report/reports.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/bureau_sheet.hpp"
#include "report/parts/list_by_prefecture.hpp"
#include "report/parts/page.hpp"
#include "report/parts/party_names.hpp"
#include "report/parts/published.hpp"
#include "report/parts/sections.hpp"
#include "report/parts/share_map.hpp"

namespace daicho {

namespace {

constexpr Words to_fill_in{"【要記入】", "[to be filled in]"},
    to_confirm{"【要確認】", "[to be confirmed]"};

/// 午前11時～, 午後1時30分～ for `11:00`, `13:30`; any other text as it is.
std::string beginning_at(const Wording& say, const std::string& time) {
    const auto colon = time.find(':');
    const auto hour = parse_digits(time.substr(0, colon));
    const auto minute = colon == time.npos ? std::nullopt : parse_digits(time.substr(colon + 1));
    if (!hour || !minute || *hour > 23 || *minute > 59) return time;
    if (say.context.lang == Lang::en) return fmt::format("{:02}:{:02}", *hour, *minute);
    const std::string minutes = *minute == 0 ? "" : fmt::format("{}分", *minute);
    return fmt::format("{}{}時{}～", *hour < 12 ? "午前" : "午後", *hour % 12, minutes);
}

/// One of the annexes that every release has, under the name that the offices give it.
struct Annex {
    Words badge, title;
};
constexpr Annex what_it_is{{"資料1", "Annex 1"},
                           {"雇用対策協定とは", "What an employment-measures agreement is"}};
constexpr Words badge_of_bureau{"資料2", "Annex 2"};
constexpr Annex what_it_brings{
    {"資料3", "Annex 3"},
    {"雇用対策協定により実現できること", "What the agreement makes possible"}};

class Release {
  public:
    Release(const ReportContext& context, const ReportRequest& request)
        : x_context(context),
          x_say(context),
          x_today(request.today),
          x_index(*request.agreement),
          x_agreement(context.ledger.agreement(x_index)),
          x_signing(x_agreement.signing ? x_agreement.signing->value : Signing()),
          x_place(prefecture_of(context.ledger.registry(), x_agreement)) {}

    std::string title() const {
        return x_say.format("{}締結式について", "Signing of the agreement {}", agreement_name());
    }

    void write(Report& out) {
        x_page.set(Setting::portrait, [&] { x_page.set(Setting::letter, [&] { letter(); }); });
        x_page.set(Setting::landscape, [&] { annex_on_agreements(); });
        if (x_place) x_page.set(Setting::landscape, [&] { annex_of_bureau(); });
        if (!benefits().empty()) x_page.set(Setting::portrait, [&] { annex_on_benefits(); });
        std::move(x_page).into(out);
    }

  private:
    std::string blank() const { return x_say.text(to_fill_in); }
    std::string or_to_fill_in(const std::string& text) const {
        return text.empty() ? blank() : text;
    }

    // ---- the letter ----------------------------------------------------------------------------

    void letter() {
        x_page.paragraph(
            x_signing.announced
                ? x_say.date(x_signing.announced->value)
                : x_say.format("{}(発表の日)", "{} (day of the announcement)", blank()));
        x_page.paragraph(x_say.text({"報道機関各位", "To the press"}));
        x_page.add(Heading{.text = title(), .level = 1});
        x_page.paragraph(or_to_fill_in(line(x_signing.office)));
        x_page.paragraph(lead());
        item({"1 実施概要", "1 Overview"}, purpose());
        item({"2 日　　時", "2 Day and time"}, day_and_time());
        item({"3 場　　所", "3 Place"}, line(x_signing.place));
        item({"4 協 定 先", "4 Concluded with"}, x_say.join(others()));
        item_list({"5 次　　第", "5 Agenda"}, texts_of(x_signing.agenda), true);
        auto attachments = texts_of(x_signing.attachments);
        if (attachments.empty()) attachments = own_annexes();
        item_list({"6 補足資料", "6 Attachments"}, std::move(attachments), false);
        x_page.paragraph(contact());
    }

    /// Its title as printed, and never one made up.
    std::string agreement_name() const { return or_to_fill_in(line(x_agreement.title)); }

    /// The day of the signing; that of the conclusion if only this is recorded.
    std::optional<Date> signed_on() const {
        if (x_signing.date) return x_signing.date->value;
        if (x_agreement.concluded) return x_agreement.concluded->value;
        return {};
    }
    /// Seen from the day of the release, or from today.
    bool is_past() const {
        const auto when = signed_on();
        const Day written = x_signing.announced ? x_signing.announced->value.latest : x_today;
        return when && when->latest < written;
    }

    /// The first government, which invites.
    std::string host() const {
        const auto partners = partners_of(x_say, x_index);
        return partners.empty() ? blank() : partners.front();
    }
    /// All parties but the host: the state first.
    std::vector<std::string> others() const {
        std::vector<std::string> out = bureaus_of(x_say, x_index);
        for (std::size_t i = 0; i < x_agreement.parties.size(); ++i) {
            const std::string name = name_of_party(x_say, x_index, i);
            if (name != host() && std::ranges::find(out, name) == out.end()) out.push_back(name);
        }
        return out;
    }

    std::string lead() const {
        if (x_signing.lead) return line(x_signing.lead);
        const std::string parties = parties_in_words(x_say, x_index);
        return is_past()
                   ? x_say.format(
                         "{0}は、雇用対策での連携をこれまで以上に強め、一体で進めるため、連携と協力の内容を定めた「{1}」を締結しました。",
                         "To work together more closely on employment measures, {0} concluded the agreement {1}, which lays down how they cooperate.",
                         parties, agreement_name())
                   : x_say.format(
                         "{0}は、雇用対策での連携をこれまで以上に強め、一体で進めるため、連携と協力の内容を定めた「{1}」を締結します。",
                         "To work together more closely on employment measures, {0} will conclude the agreement {1}, which lays down how they cooperate.",
                         parties, agreement_name());
    }

    /// The record's own; else its aim; else for whom its measures are.
    std::string purpose() const {
        if (x_signing.purpose) return line(x_signing.purpose);
        if (x_agreement.aim) {
            return x_say.text({"協定は、次のことを目的とします。", "The agreement has this aim:"}) +
                   "\n" + line(x_agreement.aim);
        }
        const std::string groups = groups_in_words();
        if (groups.empty()) return {};
        return x_say.format(
            "{}に向けた取組など、雇用の課題について認識を共有し、一体となって取り組むことを目的とします。",
            "Its aim is to see the problems of employment alike and to work on them together, with measures for {}.",
            groups);
    }
    std::string groups_in_words() const {
        std::vector<std::string> out;
        for (const auto& entry : x_say.words.groups) {
            const std::string& id = entry.first.value;
            const bool is_meant =
                std::ranges::any_of(x_agreement.measures, [&](const auto& measure) {
                    return std::ranges::any_of(measure->groups,
                                               [&](const auto& group) { return group->id == id; });
                });
            if (is_meant) out.emplace_back(label(x_say.words.groups, id, x_context.lang));
        }
        return x_say.join(out);
    }

    /// 令和7年10月8日（水）午前11時～; only a known day has a weekday.
    std::string day_and_time() const {
        const auto when = signed_on();
        std::string out = when ? x_say.date(*when) : blank();
        if (when && when->is_day()) {
            out += x_say.format("（{}）", " ({})",
                                name_of(std::chrono::weekday(when->latest)).in(x_context.lang));
        } else if (when) {
            out += x_say.format("（日は{}）", " (day: {})", blank());
        }
        const std::string time = line(x_signing.time);
        if (x_context.lang == Lang::en) out += ", ";
        return out + (time.empty() ? blank() : beginning_at(x_say, time));
    }

    std::string contact() const {
        const Contact& own = x_agreement.contact ? x_agreement.contact->value : no_contact;
        const std::string office = line(own.office ? own.office : x_signing.office);
        const std::string phone = line(own.phone ? own.phone : x_signing.phone);
        return x_say.format("問い合わせ先　{}　担当 {}　TEL {}", "Contact: {}, {} (name), tel. {}",
                            or_to_fill_in(office), blank(), or_to_fill_in(phone));
    }

    std::vector<std::string> own_annexes() const {
        const auto named = [&](Words badge, const std::string& title) {
            return x_say.format("{} {}", "{}: {}", x_say.text(badge), title);
        };
        std::vector<std::string> out{named(what_it_is.badge, x_say.text(what_it_is.title))};
        if (x_place) out.push_back(named(badge_of_bureau, sheet().title));
        if (!benefits().empty())
            out.push_back(named(what_it_brings.badge, x_say.text(what_it_brings.title)));
        return out;
    }

    // ---- the annexes ---------------------------------------------------------------------------

    void annex_on_agreements() {
        x_page.section(what_it_is.title, what_it_is.badge);
        const auto& definition = x_context.ledger.registry().about.definition;
        const Counting counting(x_context.ledger, x_context.filter);
        const auto facts = counting.facts_on(x_context.as_of);
        std::string lead =
            definition ? std::string(wording_in(definition->value.text, x_context.lang)) : "";
        if (const auto newly = newly_in_words(x_say, counting); !newly.empty() && !is_of_a_part())
            lead += (lead.empty() ? "" : "\n") + newly;
        x_page.set(Setting::columns, [&] {
            x_page.paragraph(lead);
            x_page.add(total(counting));
        });
        const auto coverage = coverage_by_prefecture(x_context, facts);
        GroupedList list = names(list_by_prefecture(x_say, coverage, facts));
        if (list.groups.empty()) return;
        x_page.paragraph(what_the_list_lacks(list, facts));
        x_page.add(std::move(list));
    }

    /// As the ministry prints it: names, without shares. What could not be read has to be asked
    /// for before it is sent.
    GroupedList names(GroupedList list) const {
        list.name = "names";
        for (auto& group : list.groups) {
            if (group.is_open) {
                group.note = group.items.empty()
                                 ? x_say.text(to_confirm)
                                 : x_say.format("ほかは{}", "Others: {}", x_say.text(to_confirm));
            }
            group.is_open = false;
            group.anchor.clear();
            group.count.clear();
            group.percent.reset();
        }
        std::erase_if(list.groups,
                      [](const auto& group) { return group.items.empty() && group.note.empty(); });
        return list;
    }

    /// Beside the total: who is in it and not in the list, and of how few it is known that they
    /// are new.
    std::string what_the_list_lacks(const GroupedList& list, std::span<const Fact> facts) const {
        if (is_of_a_part()) {
            return x_say.format("一覧は、この台帳にある{0}の団体。全国の一覧は{1}。",
                                "The list is of {0}, as far as this register has it; that of the "
                                "whole country: {1}.",
                                x_context.where(), blank());
        }
        std::string out;
        if (const std::string nameless = unnamed(x_say, facts); !nameless.empty()) {
            out = x_say.format("名称を確認できない{}は、一覧に掲げていない。",
                               "The list leaves out {}, whose names could not be confirmed. ",
                               nameless);
        }
        const std::string by_name = new_ones_by_name(x_say, facts);
        if (by_name.empty() || !has_marks(list)) return out;
        return out + by_name +
               x_say.text({"新規の印は、この団体だけに付けた。", " Only these are marked as new."});
    }
    static bool has_marks(const GroupedList& list) {
        return std::ranges::any_of(list.groups, [](const auto& group) {
            return std::ranges::any_of(
                group.items, [](const auto& item) { return item.emphasis != Emphasis::none; });
        });
    }
    /// A register of some prefectures cannot say how many there are in the country.
    bool is_of_a_part() const { return !x_context.filter.scope.empty(); }

    /// 計327団体, and how it is made up.
    KeyFigure total(const Counting& counting) const {
        const Stock now = counting.figure_of(x_context.as_of);
        if (is_of_a_part()) {
            return {.label = x_say.text({"国と雇用対策協定を締結した地方公共団体(全国)",
                                         "Local governments with an employment-measures agreement, "
                                         "in Japan"}),
                    .value = blank(),
                    .note = {}};
        }
        const bool is_part = !x_context.filter.places().empty();
        if (is_part || now.basis == Basis::at_least || now.total.most == 0)
            return total_figure(x_say, counting);
        KeyFigure out = total_by_kind(
            x_say, counting, [](GovernmentKind kind, int count) { return label(kind, count); });
        out.value = x_say.format("計{0}団体", "{0} {1}", Wording::figure(now.total),
                                 plural(now.total.most, "government"));
        return out;
    }

    SideBySide sheet() const {
        ReportContext local = of_prefecture(x_context, *x_place);
        local.as_of = std::max(local.as_of, x_agreement.concluded->value.latest);  // it is in it
        return bureau_sheet(Wording(local), *x_place, agreements_in_order(local));
    }
    void annex_of_bureau() {
        SideBySide beside = sheet();
        if (beside.columns.empty()) return;
        for (auto& column : beside.columns) column.anchor.clear();
        x_page.add(Heading{.text = beside.title, .badge = x_say.text(badge_of_bureau)});
        x_page.add(std::move(beside));
    }

    const List<Benefit>& benefits() const { return x_context.ledger.registry().about.benefits; }

    void annex_on_benefits() {
        x_page.section(what_it_brings.title, what_it_brings.badge);
        const std::string offices = x_say.join(hello_works_of(x_say, x_index));
        const std::string bureaus = x_say.join(bureaus_of(x_say, x_index));
        const std::string state =
            offices.empty() || bureaus.empty()
                ? x_say.join(others())
                : x_say.format("{1}を擁する{0}", "{0} with {1}", bureaus, offices);
        x_page.paragraph(x_say.format(
            "{}と{}は、地域の課題について認識を共有し、役割分担と連携の方法を明らかにして、次のことを実現していきます。",
            "{} and {} see the region's problems alike, and lay down who does what and how they work together. This makes possible:",
            host(), state));
        int number = 0;
        for (const auto& benefit : benefits()) {
            const std::string title(wording_in(benefit->title, x_context.lang));
            x_page.add(Heading{.text = fmt::format("{} {}", ++number, title), .level = 3});
            x_page.paragraph(std::string(wording_in(benefit->text, x_context.lang)));
        }
    }

    // ---- the parts of a page -------------------------------------------------------------------

    void item(Words title, std::string text) {
        x_page.section(title);
        x_page.paragraph(or_to_fill_in(std::move(text)));
    }
    static std::vector<std::string> texts_of(const List<Line>& lines) {
        std::vector<std::string> out;
        for (const auto& each : lines) out.push_back(each->text);
        return out;
    }
    void item_list(Words title, std::vector<std::string> lines, bool is_numbered) {
        x_page.section(title);
        if (lines.empty()) return x_page.paragraph(blank());
        x_page.add(BulletList{.items = std::move(lines), .is_numbered = is_numbered});
    }

    static inline const Contact no_contact{};

    const ReportContext& x_context;
    const Wording x_say;
    const Day x_today;
    const std::uint32_t x_index;
    const Agreement& x_agreement;
    const Signing x_signing;
    const Prefecture* x_place;
    Page x_page{x_say};
};

Report build(const ReportContext& context, const ReportRequest& request) {
    Release release(context, request);
    Report out = begin_report(context, "signing", {release.title(), release.title()});
    release.write(out);
    if (request.with_grounds) {
        out.grounds =
            grounds_of(context, Unit::government,
                       facts_of(context.ledger, Unit::government, context.filter, context.as_of));
    }
    return out;
}

}  // namespace

extern constinit const ReportKind signing_report{
    "signing",
    {"締結式の報道資料と資料1〜3。書かれていない事柄は【要記入】とする",
     "the press release of a signing with its annexes; what is not recorded is marked 【要記入】"},
    ReportArgument::agreement,
    build};

}  // namespace daicho
