package jp.tetsuzuki.modeling;

import java.util.Objects;

/**
 * The place of a fault.
 *
 * @param file file name, empty where it is about all files together
 * @param id id of the element, empty for the file as a whole
 * @param name the element's name in the diagram, empty where it has none
 */
record Subject(String file, String id, String name) {

    Subject {
        Objects.requireNonNull(file);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }

    static Subject file(String file) {
        return new Subject(file, "", "");
    }

    @Override
    public String toString() {
        return file + (id.isEmpty() ? "" : " " + id) + (name.isEmpty() ? "" : " 「" + name + "」");
    }
}
