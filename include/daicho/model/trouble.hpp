// Trouble in the world: no such folder, disk full, wrong usage. Trouble in the data is a finding.
#pragma once

#include <stdexcept>
#include <string>

#include "daicho/text/words.hpp"

namespace daicho {

/// Thrown where the program touches the world, caught once, in `run`: exit code 2.
class Trouble : public std::runtime_error {
  public:
    explicit Trouble(Message message, Message help = {})
        : std::runtime_error(message.en), x_message(std::move(message)), x_help(std::move(help)) {}

    const Message& message() const { return x_message; }
    const Message& help() const { return x_help; }

  private:
    Message x_message;
    Message x_help;
};

}  // namespace daicho
