// How many feasible states a case has, asked by a program outside the house.
#include <iostream>

#include <irenic/casefile.hpp>
#include <irenic/report.hpp>
#include <irenic/space.hpp>

int main(int count, char** words) {
    if (count != 2) return 2;
    const irenic::Loaded loaded = irenic::load_case(words[1]);
    if (!loaded.ok()) {
        std::cerr << irenic::render_human(loaded.diagnostics, loaded.files, false);
        return 1;
    }
    const irenic::Space::Build built = irenic::Space::build(loaded.cases.front());
    if (!built.space) return 1;
    std::cout << "Irenic " << irenic::version() << '\n' << built.space->size() << " feasible states\n";
}
