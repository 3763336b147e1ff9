// Every format of a report: those of `render`, and the page, which is laid out.
#pragma once

#include "daicho/render/render.hpp"
#include "daicho/text/catalogue.hpp"

namespace daicho {

Catalogue<Format> formats();

}  // namespace daicho
