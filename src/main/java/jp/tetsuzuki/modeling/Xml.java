package jp.tetsuzuki.modeling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.transform.dom.DOMSource;
import org.camunda.bpm.model.xml.ModelInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The bare XML of a model, for rules that must see also what the model's types do not know. */
final class Xml {

    /** Where things are drawn; not read by the engine. */
    private static final Set<String> DRAWING = Set.of("BPMNDiagram", "DMNDI");

    private Xml() {}

    /** All elements in the order of the file, without the drawing. */
    static List<Element> elements(ModelInstance model) {
        DOMSource source = model.getDocument().getDomSource();
        List<Element> elements = new ArrayList<>();
        collect(((Document) source.getNode()).getDocumentElement(), elements);
        return elements;
    }

    private static void collect(Element element, List<Element> elements) {
        if (DRAWING.contains(element.getLocalName())) {
            return;
        }
        elements.add(element);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, elements);
            }
        }
    }

    /** The element, or the nearest one around it that has an id. */
    static Subject subject(String file, Element element) {
        Node identified = element;
        while (identified instanceof Element parent && !parent.hasAttribute("id")) {
            identified = parent.getParentNode();
        }
        return identified instanceof Element found
                ? new Subject(file, found.getAttribute("id"), found.getAttribute("name"))
                : Subject.file(file);
    }
}
