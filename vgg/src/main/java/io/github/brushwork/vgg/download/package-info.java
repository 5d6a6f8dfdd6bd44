/**
 * Fetches big files over HTTP, such as weights, so that they arrive whole or not at all: resumed, checked, from mirrors.
 *
 * <p>Start at {@link io.github.brushwork.vgg.download.Downloader}.
 */
package io.github.brushwork.vgg.download;
