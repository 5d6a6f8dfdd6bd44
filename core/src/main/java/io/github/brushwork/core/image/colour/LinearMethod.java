package io.github.brushwork.core.image.colour;

import java.util.function.BiFunction;

/**
 * Which of the linear maps A with {@code A S A^T = R} is taken, where S is the source's covariance and R the reference's.
 * All of them give the same mean and covariance; they differ by how the whitened colours are turned.
 *
 * <p>Names differ between publications: the mode {@code pca} of Gatys' <a
 * href="https://github.com/leongatys/NeuralImageSynthesis">NeuralImageSynthesis</a> and of programs after it is {@link
 * #SYMMETRIC_SQUARE_ROOT} here, their {@code sym} is {@link #MONGE_KANTOROVICH}, and their {@code chol} is {@link #CHOLESKY}.
 */
public enum LinearMethod {
    /**
     * {@code A = L_R L_S^-1} with lower triangular Cholesky factors: red depends on red alone, green on red and green, blue
     * on all three; so the result depends on the order of the channels. Gatys et al. (2016), section 3.
     */
    CHOLESKY((source, reference) ->
            reference.matrix().cholesky().times(source.matrix().cholesky().inverse())),
    /**
     * Lays the source's principal axes onto the reference's, the one of most variance onto that of most variance, and scales
     * along them. An axis has no direction; that of the smaller angle is taken. Where two variances are nearly equal, small
     * changes of a picture can swap their axes and turn colours far; the other methods change continuously.
     */
    PCA(LinearMethod::alignedAxes),
    /**
     * {@code A = R^(1/2) S^(-1/2)} with symmetric roots: whitens in the source's principal axes and colours in the reference's,
     * without turning in between. The form of A. Hertzmann (Algorithms for Rendering in Artistic Styles, 2001) for Image
     * Analogies, and in Gatys et al. (2016), section 3.
     */
    SYMMETRIC_SQUARE_ROOT((source, reference) -> reference.root().times(source.inverseRoot())),
    /**
     * {@code A = S^(-1/2) (S^(1/2) R S^(1/2))^(1/2) S^(-1/2)}, the only symmetric A without negative eigenvalues: of all linear
     * maps the one that changes colours least in the mean square. F. Pitie, A. Kokaram, The Linear Monge-Kantorovitch Linear
     * Colour Mapping for Example-Based Colour Transfer (2007).
     */
    MONGE_KANTOROVICH((source, reference) -> {
        Matrix3 root = source.root();
        Matrix3 between =
                PrincipalAxes.of(root.times(reference.matrix()).times(root)).root();
        return source.inverseRoot().times(between).times(source.inverseRoot());
    });

    /** From the axes of a regular covariance and of another one to the matrix. */
    private final BiFunction<PrincipalAxes, PrincipalAxes, Matrix3> formula;

    LinearMethod(BiFunction<PrincipalAxes, PrincipalAxes, Matrix3> formula) {
        this.formula = formula;
    }

    /** The map from one distribution to the other. */
    AffineMap map(ColourStatistics source, ColourStatistics reference) {
        // Directions in which the source hardly varies would have their noise magnified without limit.
        PrincipalAxes from = PrincipalAxes.of(source.covariance()).atLeast(ColourStatistics.ROUNDING);
        PrincipalAxes to = PrincipalAxes.of(reference.covariance());
        return new AffineMap(formula.apply(from, to), source.mean(), reference.mean());
    }

    private static Matrix3 alignedAxes(PrincipalAxes source, PrincipalAxes reference) {
        Matrix3 cosines = reference.axes().transposed().times(source.axes());
        double[] gains = new double[Matrix3.SIZE];
        for (int i = 0; i < gains.length; i++) {
            double ratio = Math.sqrt(reference.variances()[i] / source.variances()[i]);
            gains[i] = Math.copySign(ratio, cosines.get(i, i));
        }
        return reference
                .axes()
                .times(Matrix3.diagonal(gains))
                .times(source.axes().transposed());
    }
}
