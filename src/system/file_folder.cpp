#include "system/file_folder.hpp"

#include <cerrno>

#include "system/reason.hpp"

namespace daicho {

Message DiskFolder::list(std::vector<Name>& out) const {
    return reason_of(list_names(x_opened, out));
}

Message DiskFolder::read(const std::string& name, std::size_t most, std::string& out) const {
    const Descriptor file = open_to_read(x_opened, name.c_str(), no_link);
    return reason_of(file ? read_bytes(file, most, out) : errno);
}

std::unique_ptr<FileFolder> DiskFolder::open(const std::string& name, Message& why_not) const {
    Descriptor opened = open_to_read(x_opened, name.c_str(), no_link | only_folder);
    if (!opened) {
        why_not = reason_of(errno);
        return nullptr;
    }
    return std::make_unique<DiskFolder>(std::move(opened));
}

}  // namespace daicho
