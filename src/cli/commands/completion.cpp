// `daicho completion`: scripts for shells, and what these ask.
#include <array>

#include "cli/command.hpp"
#include "cli/complete.hpp"
#include "daicho/model/trouble.hpp"

namespace daicho {

namespace embedded {
std::string_view completion_bash();
std::string_view completion_zsh();
std::string_view completion_fish();
}  // namespace embedded

Catalogue<Shell> shells() {
    static constexpr Shell all[] = {{"bash", embedded::completion_bash},
                                    {"zsh", embedded::completion_zsh},
                                    {"fish", embedded::completion_fish}};
    return all;
}

namespace {

constexpr std::string_view question = "words";

/// A word on a line, behind a tab what it is; what the shell completes itself is behind a colon,
/// and behind the tab what stands before it in the word.
int answer(Session& session, const std::vector<std::string>& words) {
    const Offered offered = complete(session, words);
    for (const Offer& offer : offered.words)
        session.world.out += fmt::format("{}\t{}\n", offer.word, offer.about);
    const std::string behind =
        offered.before_path.empty() ? "\n" : fmt::format("\t{}\n", offered.before_path);
    if (offered.beside == Offers::files) session.world.out += ":files" + behind;
    if (offered.beside == Offers::folders) session.world.out += ":folders" + behind;
    return exit_code::well;
}

int run_completion(Session& session) {
    const auto& operands = session.arguments.values("SHELL");
    const std::string& name = operands.front();
    if (name == question) return answer(session, {operands.begin() + 1, operands.end()});
    const Shell* shell = shells().find(name);
    if (!shell)
        throw Trouble(no_such({"シェル", "shell"}, name), instead_of(name, shells().names()));
    if (operands.size() > 1) {
        throw Trouble(message("余分な引数 `{}`", "unexpected argument `{}`", operands[1]));
    }
    session.world.out += shell->script();
    return exit_code::well;
}

}  // namespace

extern const Command completion_command{
    "completion",
    {"シェルの補完のスクリプト", "completion for a shell"},
    {"コマンド、オプション、その値(台帳の語彙、協定の ID、出典も)を Tab で補います。シェルの設定に次のように書きます。\n"
     "bash: `source <(daicho completion bash)`、zsh: compinit の後に `source <(daicho completion zsh)`、"
     "fish: `daicho completion fish | source`。スクリプトは `daicho completion words -- 語…` で候補を尋ねます。",
     "Completes commands, options and their values, also the vocabulary, agreements and sources of the "
     "registry. In the settings of the shell: bash `source <(daicho completion bash)`; zsh, behind "
     "compinit, `source <(daicho completion zsh)`; fish `daicho completion fish | source`. The scripts ask "
     "`daicho completion words -- WORD…` what to offer."},
    {"SHELL", {"bash、zsh、fish", "bash, zsh or fish"}, true, true, Offers::shells},
    {},
    run_completion,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
