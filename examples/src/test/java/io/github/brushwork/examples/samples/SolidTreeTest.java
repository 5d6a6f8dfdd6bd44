package io.github.brushwork.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SolidTreeTest {

    private static final Coat GREY = Coat.plain(new Vec(0.5, 0.5, 0.5));

    @Test
    void shouldMeetABallWhereItBegins() {
        Convex ball = Town.ball(Place.of(new Vec(0, 0, 10), 0.3), 2, 2, 2, GREY);

        Convex.Hit hit = ball.hit(Vec.ZERO, new Vec(0, 0, 1), 100);

        assertThat(hit.distance()).isCloseTo(8, within(1e-9));
        assertThat(hit.finish().normal().z()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void shouldMeetOnlyWhatACutLeavesOfABox() {
        // given a unit cube of which the upper front half is cut away along the diagonal
        Convex.Cut diagonal = Convex.Plane.of(0, 1, -1, new Vec(0, 0.5, 0.5));
        Convex wedge = new Convex(Place.of(Vec.ZERO, 0), Vec.ZERO, new Vec(1, 1, 1), List.of(diagonal), GREY);

        Convex.Hit hit = wedge.hit(new Vec(0.5, 0.75, -1), new Vec(0, 0, 1), 100);

        assertThat(hit.distance()).isCloseTo(1.75, within(1e-9));
        assertThat(wedge.hit(new Vec(0.5, 1.5, -1), new Vec(0, 0, 1), 100)).isNull();
    }

    @Test
    void shouldFindWhatTryingEverySolidFinds() {
        // given
        Random random = new Random(3);
        List<Convex> solids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Place place = Place.of(somewhere(random).times(8), 6 * random.nextDouble());
            solids.add(
                    i % 2 == 0
                            ? Town.ball(place, 0.5, 0.9, 0.7, GREY)
                            : Town.box(place, -0.4, -0.6, -0.8, 0.4, 0.6, 0.8, GREY));
        }
        SolidTree tree = new SolidTree(solids);

        int met = 0;
        for (int i = 0; i < 500; i++) {
            // when
            Vec from = somewhere(random).times(12);
            Vec direction = somewhere(random).unit();
            Convex.Hit hit = tree.hit(from, direction, 40);

            // then
            double nearest = solids.stream()
                    .map(solid -> solid.hit(from, direction, 40))
                    .mapToDouble(each -> each == null ? 40 : each.distance())
                    .min()
                    .orElseThrow();
            assertThat(hit == null ? 40 : hit.distance()).isEqualTo(nearest);
            assertThat(tree.blocks(from, direction, 40)).isEqualTo(hit != null);
            met += hit == null ? 0 : 1;
        }
        assertThat(met).isBetween(50, 450);
    }

    private static Vec somewhere(Random random) {
        return new Vec(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5);
    }
}
