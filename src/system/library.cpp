#include "system/library.hpp"

#include <dlfcn.h>

#include <utility>

#include "daicho/model/trouble.hpp"

namespace daicho {

namespace {

[[noreturn]] void fail(const std::string& package) {
    const char* reason = ::dlerror();
    throw Trouble(message("ライブラリを読み込めません: {}", "cannot load a library: {}",
                          reason ? reason : package),
                  message("パッケージ {} を導入してください", "install the package {}", package));
}

}  // namespace

Library::Library(const char* file, std::string package)
    : x_package(std::move(package)), x_handle(::dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
    if (!x_handle) fail(x_package);
}

void* Library::address(const char* function) const {
    void* found = ::dlsym(x_handle, function);
    if (!found) fail(x_package);
    return found;
}

}  // namespace daicho
