package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BufferPlanTest {

    @Test
    void shouldTakeTurnsAtTwoBuffersWhereNobodyReads() {
        // given five depths of one length, of which the deepest is read
        BufferPlan plan = new BufferPlan(new int[] {3, 8, 8, 8, 8, 8}, read(6, 5));

        // then
        assertThat(plan.bufferLengths()).hasSize(2);
        requireNoClash(plan, read(6, 5));
    }

    @Test
    void shouldKeepWhatALossReadsUntilTheWayBackHasPassed() {
        boolean[] read = read(6, 1, 3, 5);
        BufferPlan plan = new BufferPlan(new int[] {3, 8, 8, 8, 8, 8}, read);

        // then the three that are kept and one for the others; a gradient takes the place of what has been passed
        assertThat(plan.bufferLengths()).hasSize(4);
        requireNoClash(plan, read);
    }

    @Test
    void shouldShareNothingBetweenLengths() {
        boolean[] read = read(5, 1, 4);
        BufferPlan plan = new BufferPlan(new int[] {3, 32, 16, 16, 8}, read);

        BufferPlan.Buffers buffers = plan.allocate();
        for (int d = 1; d <= 4; d++) {
            int length = new int[] {3, 32, 16, 16, 8}[d];
            assertThat(buffers.activations()[d]).hasSize(length);
            assertThat(buffers.gradients()[d]).hasSize(length);
        }
        assertThat(plan.bufferLengths()).filteredOn(length -> length == 32).hasSize(2);
        assertThat(plan.bufferLengths()).filteredOn(length -> length == 16).hasSize(2);
        assertThat(plan.bufferLengths()).filteredOn(length -> length == 8).hasSize(2);
        requireNoClash(plan, read);
    }

    @Test
    void shouldNeedTwoArraysOfFullSizeForTheUsualLossesOfVgg16() {
        // given VGG16 for 64 x 64 pixels, style at the first layer of each block and content at relu4_2
        int image = 64 * 64;
        int[] lengths = {
            image * 3,
            image * 64, // relu1_1
            image / 4 * 64, // relu1_2 and pool1
            image / 4 * 128, // relu2_1
            image / 16 * 128, // relu2_2 and pool2
            image / 16 * 256, // relu3_1
            image / 16 * 256, // relu3_2
            image / 64 * 256, // relu3_3 and pool3
            image / 64 * 512, // relu4_1
            image / 64 * 512, // relu4_2
            image / 256 * 512, // relu4_3 and pool4
            image / 256 * 512, // relu5_1
        };
        boolean[] read = read(12, 1, 3, 5, 8, 9, 11);

        // when
        BufferPlan plan = new BufferPlan(lengths, read);

        // then, beside the two, what is smaller adds up to little more than one of them
        assertThat(plan.bufferLengths())
                .filteredOn(length -> length == image * 64)
                .hasSize(2);
        assertThat(plan.size() / (image * 64.0)).isLessThan(4.6);
        requireNoClash(plan, read);
    }

    @Test
    void shouldNeedNothingForTheImageAlone() {
        assertThat(new BufferPlan(new int[] {3}, read(1, 0)).bufferLengths()).isEmpty();
    }

    private static boolean[] read(int depths, int... indices) {
        boolean[] read = new boolean[depths];
        for (int index : indices) {
            read[index] = true;
        }
        return read;
    }

    /**
     * Plays an evaluation: every array is written with a mark of its own, and whatever is read must still hold its mark.
     */
    private static void requireNoClash(BufferPlan plan, boolean[] read) {
        BufferPlan.Buffers buffers = plan.allocate();
        float[][] activations = buffers.activations();
        float[][] gradients = buffers.gradients();
        int depth = activations.length - 1;
        for (int d = 1; d <= depth; d++) {
            activations[d][0] = d;
            assertThat(d == 1 ? 0 : activations[d - 1][0]).isEqualTo(d - 1);
        }
        for (int d = depth; d >= 1; d--) {
            gradients[d][0] = -d;
            assertThat(d == depth ? -d - 1 : gradients[d + 1][0]).isEqualTo(-d - 1);
            assertThat(read[d] ? activations[d][0] : d).isEqualTo(d);
        }
    }
}
