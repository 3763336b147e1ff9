// Libraries that are loaded when they are first needed. Their own libraries (TLS, SSH,
// cryptography) would take several times as long to load at each start as everything else.
#pragma once

#include <string>

namespace daicho {

/// A shared library, loaded for good. Its functions are found by the type that its header declares:
/// to name one itself would link the library.
class Library {
  public:
    /// Throws Trouble, which names the package to install, if the machine has no such library.
    Library(const char* file, std::string package);

    template <class Pointer>
    Pointer find(const char* function) const {
        return reinterpret_cast<Pointer>(address(function));
    }

  private:
    void* address(const char* function) const;

    std::string x_package;
    void* x_handle;
};

}  // namespace daicho
