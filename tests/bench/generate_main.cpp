#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "generate.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: daicho_generate RECORDS FOLDER\n";
        return 2;
    }
    const std::filesystem::path root = std::filesystem::path(argv[2]) / "agreements";
    for (const auto& file : daicho::bench::generate(std::strtoul(argv[1], nullptr, 10))) {
        std::filesystem::create_directories((root / file.path).parent_path());
        std::ofstream(root / file.path, std::ios::binary) << file.text;
    }
}
