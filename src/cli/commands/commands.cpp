#include "cli/commands/commands.hpp"

namespace daicho {

Catalogue<Command> commands() {
    using namespace commands_of;
    static const std::vector<Command> all{check, diff,   stats,   list,      show, timeline,
                                          trend, duties, report,  reference, init, new_record,
                                          add,   format, explain, schema};
    return all;
}

}  // namespace daicho
