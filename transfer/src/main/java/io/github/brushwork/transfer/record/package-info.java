/** How a result came about, as data beside its picture, from which its bits can be made again. */
package io.github.brushwork.transfer.record;
