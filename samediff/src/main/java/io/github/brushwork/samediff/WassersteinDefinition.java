package io.github.brushwork.samediff;

import io.github.brushwork.core.Shape;
import io.github.brushwork.losses.ChannelGaussian;
import io.github.brushwork.losses.WassersteinLoss;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The {@link WassersteinLoss} as a SameDiff expression. ND4J has no derivative of a decomposition into eigenvectors, but
 * Newton and Schulz' iteration for square roots is made of matrix products:
 *
 * <pre>{@code
 * Y = M / |M|, Z = 1;   repeatedly B = (3 - Z Y) / 2, Y = Y B, Z = B Z;   M^(1/2) = Y |M|^(1/2)
 * }</pre>
 *
 * <p>A step multiplies what is left of an eigenvalue of {@code Z Y} to 1 by at most 2.25 and then squares the error. The
 * steps are few enough, on the other hand, that eigenvalues that rounding has made negative do not grow to 1. Eigenvalues
 * too small to reach their root, as those of low rank are where activations are much larger than epsilon, count for less
 * than in the kernel, which has no such limit.
 *
 * <p>Source: N. Higham, Functions of Matrices, SIAM 2008, equation 6.35.
 */
final class WassersteinDefinition {

    /** 2.25^15 is 2e5: eigenvalues over 1e-5 of the norm reach their root, negative ones of 1e-7 stay near 0. */
    private static final int STEPS = 15;
    /** 2.25^40 is 1e14: the same in double precision. */
    private static final int STEPS_IN_DOUBLE_PRECISION = 40;

    private WassersteinDefinition() {}

    static SDVariable define(WassersteinLoss loss, Shape shape, SameDiff graph, SDVariable activations) {
        int channels = shape.channels();
        ChannelGaussian target = loss.target();
        LossDefinitions.requireChannels("Wasserstein", loss, target.channels(), shape);
        INDArray identity = Nd4j.eye(channels);
        SDVariable epsilon = graph.constant(identity.mul(loss.epsilon()));
        SDVariable rows = activations.reshape(shape.positions(), channels);
        SDVariable means = rows.mean(true, 0);
        SDVariable centred = rows.sub(means);
        SDVariable covariance = graph.mmul(centred, centred, true, false, false)
                .div(shape.positions())
                .add(epsilon);
        INDArray wanted = Nd4j.createFromArray(target.covariance());
        wanted.addi(identity.castTo(DataType.DOUBLE).mul(loss.epsilon()));
        SDVariable root = graph.constant(single(root(wanted)));
        SDVariable crossRoot = root(graph, graph.mmul(graph.mmul(root, covariance), root), channels);
        SDVariable traces = covariance
                .add(graph.constant(single(wanted)))
                .sub(crossRoot.mul(2))
                .mul(graph.constant(identity))
                .sum();
        SDVariable wantedMeans =
                graph.constant(single(Nd4j.createFromArray(target.means()).reshape(1, channels)));
        return graph.math().square(means.sub(wantedMeans)).sum().add(traces).div(channels);
    }

    private static INDArray single(INDArray array) {
        return array.castTo(DataType.FLOAT);
    }

    private static SDVariable root(SameDiff graph, SDVariable matrix, int size) {
        SDVariable squaredNorm = graph.math().square(matrix).sum();
        SDVariable thrice = graph.constant(Nd4j.eye(size).muli(3));
        // Not a division: ND4J's derivative of a matrix divided by a scalar variable is wrong.
        SDVariable y = matrix.mul(graph.math().pow(squaredNorm, -0.5));
        SDVariable z = graph.constant(Nd4j.eye(size));
        for (int i = 0; i < STEPS; i++) {
            SDVariable b = thrice.sub(graph.mmul(z, y)).div(2);
            y = graph.mmul(y, b);
            z = graph.mmul(b, z);
        }
        return y.mul(graph.math().pow(squaredNorm, 0.25));
    }

    private static INDArray root(INDArray matrix) {
        double norm = matrix.norm2Number().doubleValue();
        INDArray thrice = Nd4j.eye(matrix.rows()).castTo(DataType.DOUBLE).muli(3);
        INDArray y = matrix.div(norm);
        INDArray z = thrice.div(3);
        for (int i = 0; i < STEPS_IN_DOUBLE_PRECISION; i++) {
            INDArray product = z.mmul(y);
            INDArray b = thrice.sub(product).divi(2);
            INDArray nextY = y.mmul(b);
            INDArray nextZ = b.mmul(z);
            List.of(product, b, y, z).forEach(INDArray::close);
            y = nextY;
            z = nextZ;
        }
        return y.muli(Math.sqrt(norm));
    }
}
