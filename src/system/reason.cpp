#include "system/reason.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace daicho {

namespace {

struct Reason {
    int error;
    std::string_view ja;
};

constexpr std::array reasons{
    Reason{ENOENT, "ファイルやフォルダがありません"},
    Reason{EACCES, "許可がありません"},
    Reason{EPERM, "この操作は許されていません"},
    Reason{EROFS, "書き込めないディスクです"},
    Reason{EISDIR, "フォルダです"},
    Reason{ENOTDIR, "フォルダではありません"},
    Reason{EEXIST, "もうあります"},
    Reason{ELOOP, "リンクです。リンクはたどりません"},
    Reason{ENAMETOOLONG, "名前が長すぎます"},
    Reason{ENOSPC, "ディスクに空きがありません"},
    Reason{EDQUOT, "使ってよい容量を超えます"},
    Reason{EFBIG, "ファイルが大きすぎます"},
    Reason{EIO, "ディスクを読み書きできません"},
    Reason{EMFILE, "開いているファイルが多すぎます"},
    Reason{ENFILE, "開いているファイルが多すぎます"},
    Reason{ENOMEM, "メモリが足りません"},
    Reason{EBADF, "閉じられています"},
    Reason{EBUSY, "使用中です"},
};

}  // namespace

Message reason_of(int error) {
    if (error == 0) return {};
    const std::string en = std::strerror(error);
    const auto* found = std::ranges::find(reasons, error, &Reason::error);
    return {found == reasons.end() ? en : std::string(found->ja), en};
}

}  // namespace daicho
