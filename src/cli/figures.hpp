// The one way from a registry to printed figures.
#pragma once

#include <functional>

#include "cli/command.hpp"
#include "daicho/report/context.hpp"

namespace daicho {

/// Opens the registry, builds a report of it and prints that. A registry with errors is refused,
/// its errors on standard error (exit code 1), unless `--allow-invalid` was given: then every table
/// says so. One of which something could not be read is always refused (exit code 2). What `build`
/// changes of the context is what the report is of.
using BuildReport = std::function<Report(ReportContext&)>;
int print_figures(Session& session, const BuildReport& build);

/// The same for a report that is printed in its own way: `print` gives the exit code.
using PrintReport = std::function<int(const Report&)>;
int print_figures(Session& session, const BuildReport& build, const PrintReport& print);

struct OpenRegistry;

/// `--as-of`: a date, `today` or `latest`; by default the day of the newest published total. What
/// moves by itself is nothing that a document may say. Throws Trouble.
Day as_of_day(const Session& session, const OpenRegistry& opened);

/// Says on standard error why no figures are made of a registry with errors.
void say_errors(Session& session, const OpenRegistry& opened);

}  // namespace daicho
