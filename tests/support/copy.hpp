// A registry that a test may change.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace daicho::testing {

namespace fs = std::filesystem;

/// A copy of a registry, the small one if none is named, in a folder of its own, gone at the end.
class Copy {
  public:
    explicit Copy(const char* registry = DAICHO_ROOT "/tests/registry")
        : x_root(fs::temp_directory_path() /
                 ("daicho-test-" + std::to_string(::getpid()) + "-" + std::to_string(x_count++))) {
        fs::copy(registry, x_root, fs::copy_options::recursive);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() { fs::remove_all(x_root); }

    std::string path() const { return x_root.string(); }
    std::string operator/(const std::string& name) const { return (x_root / name).string(); }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((x_root / name).parent_path());
        std::ofstream(x_root / name, std::ios::binary) << text;
    }
    std::string read(const std::string& name) const {
        std::stringstream out;
        out << std::ifstream(x_root / name, std::ios::binary).rdbuf();
        return out.str();
    }

  private:
    static inline int x_count = 0;
    fs::path x_root;
};

}  // namespace daicho::testing
