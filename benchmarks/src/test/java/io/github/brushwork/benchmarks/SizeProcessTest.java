package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizeProcessTest {

    @Test
    void shouldReadWhatTheOtherProcessSays() {
        SizeProcess.Report report = SizeProcess.Report.parse("probe: 200 812.250 651.5 660.0");

        assertThat(report).isEqualTo(new SizeProcess.Report(200, 812.25, new ProcessMemory(651.5, 660)));
    }

    @Test
    void shouldReadTheKernelsAccount() {
        ProcessMemory memory = ProcessMemory.parse("Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n");

        assertThat(memory).isEqualTo(new ProcessMemory(100, 200));
        assertThatThrownBy(() -> ProcessMemory.parse("Name:\tjava\n")).hasMessageContaining("VmRSS");
    }

    @Test
    void shouldGiveLargerImagesALargerHeap() {
        assertThat(MemoryCheck.heapFor(512)).isEqualTo("875m");
        assertThat(MemoryCheck.heapFor(1024)).isEqualTo("2000m");
        assertThat(MemoryCheck.heapFor(2048)).isEqualTo("6500m");
    }

    @Test
    void shouldTellALeakFromNoise() {
        assertThat(MemoryCheck.isFlat(List.of(resident(600), resident(620)))).isTrue();
        assertThat(MemoryCheck.isFlat(List.of(resident(600), resident(900)))).isFalse();
    }

    private static SizeProcess.Report resident(double mebibytes) {
        return new SizeProcess.Report(10, 1, new ProcessMemory(mebibytes, mebibytes));
    }
}
