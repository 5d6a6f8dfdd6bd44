package io.github.brushwork.vgg.format;

import io.jhdf.api.Group;
import io.jhdf.api.Node;

/** Finds nodes of HDF5 files, but follows no links: they could lead in circles, and to any file of the machine. */
final class Hdf5Nodes {

    private Hdf5Nodes() {}

    /**
     * A group's child.
     *
     * @return null if there is none
     * @throws WeightsException if it is a link
     */
    static Node child(Group group, String name, Faults faults) {
        Node node = group.getChild(name);
        if (node != null && node.isLink()) {
            throw faults.fault("has a link at " + group.getPath() + name + ", where links are not followed");
        }
        return node;
    }
}
