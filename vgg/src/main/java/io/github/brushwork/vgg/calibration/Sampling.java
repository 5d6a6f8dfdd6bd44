package io.github.brushwork.vgg.calibration;

import java.util.Random;

/** Random choices without repetition. */
final class Sampling {

    private Sampling() {}

    /**
     * Distinct numbers below a bound in increasing order, every choice equally likely (selection sampling; Knuth, The Art
     * of Computer Programming, volume 2, algorithm 3.4.2 S).
     *
     * @param bound numbers are from 0 to this, exclusive
     * @param count how many; all there are if that is fewer
     */
    static int[] distinct(int bound, int count, Random random) {
        int[] chosen = new int[Math.min(bound, count)];
        int found = 0;
        for (int i = 0; found < chosen.length; i++) {
            if (random.nextDouble() * (bound - i) < chosen.length - found) {
                chosen[found++] = i;
            }
        }
        return chosen;
    }
}
