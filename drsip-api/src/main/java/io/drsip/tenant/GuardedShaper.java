package io.drsip.tenant;

import java.util.Optional;

/** A shaper that leaves alone what a plan protects. Thread-safe if the other one is. */
record GuardedShaper(NumberPlan plan, NumberShaper other) implements NumberShaper {

    @Override
    public Optional<String> shaped(String dialled, NumberShape target) {
        if (plan.protects(dialled)) {
            return Optional.empty();
        }
        boolean protectedByAnotherName =
                other.shaped(dialled, NumberShape.E164).map(plan::protects).orElse(false);
        return protectedByAnotherName ? Optional.empty() : other.shaped(dialled, target);
    }

    @Override
    public boolean understands(String phoneContext) {
        return plan.understands(phoneContext) || other.understands(phoneContext);
    }
}
