// The press release (報道資料) of a signing, made of what is recorded and nothing else.
#include <utility>

#include "daicho/report/figures/list.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/number.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

constexpr std::string_view to_fill_in = "【要記入】";

std::string or_to_fill_in(std::string text) {
    return text.empty() ? std::string(to_fill_in) : text;
}

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

class Release {
  public:
    Release(const ReportContext& context, const ReportRequest& request)
        : x_say(context),
          x_today(request.today),
          x_agreement(context.ledger.agreement(*request.agreement)),
          x_signing(x_agreement.signing ? x_agreement.signing->value : Signing()) {}

    std::string title() const {
        return x_say.format("{}締結式について", "Signing of the agreement {}", agreement_name());
    }

    std::vector<Block> blocks() {
        paragraph(x_signing.announced
                      ? x_say.date(x_signing.announced->value)
                      : x_say.format("{}(発表の日)", "{} (day of the announcement)", to_fill_in));
        paragraph(x_say.text({"報道機関各位", "To the press"}));
        paragraph(or_to_fill_in(line(x_signing.office)));
        paragraph(lead());
        item({"1 実施概要", "1 Overview"}, line(x_agreement.aim));
        item({"2 日時", "2 Day and time"}, day_and_time());
        item({"3 場所", "3 Place"}, line(x_signing.place));
        item({"4 協定先", "4 Concluded with"}, partners());
        item_list({"5 次第", "5 Agenda"}, x_signing.agenda, true);
        item_list({"6 補足資料", "6 Attachments"}, x_signing.attachments, false);
        item({"問い合わせ先", "Contact"},
             fmt::format("{} TEL {}", or_to_fill_in(line(x_signing.office)),
                         or_to_fill_in(line(x_signing.phone))));
        return std::move(x_blocks);
    }

  private:
    /// Its title as printed; if none is known, one in the usual form.
    std::string agreement_name() const {
        if (x_agreement.title) return line(x_agreement.title);
        return x_say.format("{}{}", "{} ({})", parties_of(x_agreement),
                            x_say.term(x_say.words.kinds, x_agreement.kind));
    }

    /// The day of the signing; that of the conclusion if only this is recorded.
    std::optional<Date> signed_on() const {
        if (x_signing.date) return x_signing.date->value;
        if (x_agreement.concluded) return x_agreement.concluded->value;
        return {};
    }

    std::string lead() const {
        const auto when = signed_on();
        const Day written = x_signing.announced ? x_signing.announced->value.latest : x_today;
        const bool is_past = when && when->latest < written;
        const std::string on = when ? x_say.date(*when) : std::string(to_fill_in);
        return is_past ? x_say.format("{}は、{}に「{}」を締結しました。",
                                      "{} concluded on {} the agreement {}.",
                                      parties_of(x_agreement), on, agreement_name())
                       : x_say.format("{}は、{}に「{}」を締結します。",
                                      "{} are going to conclude on {} the agreement {}.",
                                      parties_of(x_agreement), on, agreement_name());
    }

    /// 令和7年10月8日（水）午前11時～; only a known day has a weekday.
    std::string day_and_time() const {
        const auto when = signed_on();
        std::string out = when ? x_say.date(*when) : std::string(to_fill_in);
        if (when && when->is_day()) {
            out += x_say.format("（{}）", " ({})",
                                name_of(std::chrono::weekday(when->latest)).in(x_say.context.lang));
        } else if (when) {
            out += x_say.format("（日は{}）", " (day: {})", to_fill_in);
        }
        const std::string time = line(x_signing.time);
        if (x_say.context.lang == Lang::en) out += ", ";
        return out + (time.empty() ? std::string(to_fill_in) : beginning_at(x_say, time));
    }

    /// All parties but the first government, which invites.
    std::string partners() const {
        std::vector<std::string> names;
        bool is_host_seen = false;
        for (const auto& party : x_agreement.parties) {
            const bool is_government = party->role && party->role->value.id == "government";
            if (is_government && !std::exchange(is_host_seen, true)) continue;
            names.push_back(line(party->name));
        }
        return x_say.join(names);
    }

    void paragraph(std::string text) { x_blocks.emplace_back(Paragraph{std::move(text)}); }
    void heading(Words title) { x_blocks.emplace_back(Heading{x_say.text(title)}); }
    void item(Words title, std::string text) {
        heading(title);
        paragraph(or_to_fill_in(std::move(text)));
    }
    void item_list(Words title, const List<Line>& lines, bool is_numbered) {
        heading(title);
        if (lines.empty()) return paragraph(std::string(to_fill_in));
        BulletList list;
        for (const auto& each : lines) {
            list.items.push_back(is_numbered
                                     ? fmt::format("({}) {}", list.items.size() + 1, each->text)
                                     : each->text);
        }
        x_blocks.emplace_back(std::move(list));
    }

    const Wording x_say;
    const Day x_today;
    const Agreement& x_agreement;
    const Signing x_signing;
    std::vector<Block> x_blocks;
};

Report build(const ReportContext& context, const ReportRequest& request) {
    const Wording say(context);
    Release release(context, request);
    Report out = begin_report(context, "signing", {release.title(), release.title()});
    out.blocks = release.blocks();

    const Agreement& agreement = context.ledger.agreement(*request.agreement);
    const Prefecture* place = prefecture_of(context.ledger.registry(), agreement);
    const ReportContext local = place ? of_prefecture(context, *place) : context;
    if (place) {
        out.blocks.emplace_back(Heading{say.text({"別紙", "Annex"})});
        out.blocks.emplace_back(bureau_table(say, *place, agreements_in_order(local)));
    }
    out.grounds = grounds_of(local, Unit::government,
                             facts_of(local.ledger, Unit::government, local.filter, local.as_of));
    return out;
}

}  // namespace

extern constinit const ReportKind signing_report{
    "signing",
    {"締結式の報道資料。書かれていない事柄は【要記入】とする",
     "the press release of a signing; what is not recorded is marked 【要記入】"},
    ReportArgument::agreement,
    build};

}  // namespace daicho
