#include "daicho/run.hpp"

int main(int argc, char** argv) {
    return daicho::run_process(argc, argv);
}
