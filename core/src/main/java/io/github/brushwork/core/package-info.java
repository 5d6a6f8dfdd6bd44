/**
 * The contracts between the modules: networks, features, losses, objectives and engines.
 *
 * <p>Most users need two types of other packages: the {@code StyleTransfer} builder of the {@code brushwork} module, and
 * {@link io.github.brushwork.core.image.Image}. Start here to extract features ({@link
 * io.github.brushwork.core.FeatureExtractor}), to write a loss ({@link io.github.brushwork.core.Loss}) or to bring a
 * network ({@link io.github.brushwork.core.Network}).
 */
package io.github.brushwork.core;
