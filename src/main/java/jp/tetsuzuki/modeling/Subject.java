package jp.tetsuzuki.modeling;

import java.util.Objects;

/**
 * The place of a fault.
 *
 * @param file file name, empty where it is about all files together
 * @param id id of the element, empty or null for the file as a whole
 * @param name the element's name in the diagram, empty or null where it has none
 */
record Subject(String file, String id, String name) {

    Subject {
        Objects.requireNonNull(file);
        id = Objects.requireNonNullElse(id, "");
        name = Objects.requireNonNullElse(name, "");
    }

    static Subject file(String file) {
        return new Subject(file, "", "");
    }

    @Override
    public String toString() {
        return file + (id.isEmpty() ? "" : " " + id) + (name.isEmpty() ? "" : " 「" + name + "」");
    }
}
