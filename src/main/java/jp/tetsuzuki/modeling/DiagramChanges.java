package jp.tetsuzuki.modeling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What one version of a diagram says otherwise than another: elements by their ids, and all that stands in them. Where
 * things are drawn does not count.
 */
final class DiagramChanges {

    /** What has become of an element. */
    public enum Kind {
        ADDED("追加"),
        REMOVED("削除"),
        CHANGED("変更");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** As the page's markers call it. */
        public String marker() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An element that is not what it was.
     *
     * @param type in words
     * @param name its name, or for a flow what it connects, or else its id
     * @param details what has changed in it, in words; empty for what was added or removed
     */
    public record Change(Kind kind, String elementId, String type, String name, List<String> details) {

        public Change {
            details = List.copyOf(details);
        }
    }

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** What holds elements of its own. */
    private static final Set<String> CONTAINERS = Set.of(
            "definitions", "collaboration", "process", "subProcess", "transaction", "adHocSubProcess", "laneSet");

    /** What stands in a container and is a part of it. */
    private static final Set<String> PARTS = Set.of(
            "extensionElements",
            "documentation",
            "multiInstanceLoopCharacteristics",
            "standardLoopCharacteristics",
            "ioSpecification");

    /** What only repeats what the flows and nodes say themselves. */
    private static final Set<String> COPIES = Set.of("incoming", "outgoing", "flowNodeRef");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("process", "手続き"),
            Map.entry("startEvent", "開始"),
            Map.entry("endEvent", "終わり"),
            Map.entry("boundaryEvent", "割り込み"),
            Map.entry("intermediateCatchEvent", "待ち"),
            Map.entry("intermediateThrowEvent", "途中の出来事"),
            Map.entry("userTask", "画面の手順"),
            Map.entry("serviceTask", "処理"),
            Map.entry("sendTask", "送信"),
            Map.entry("receiveTask", "待ち"),
            Map.entry("businessRuleTask", "判定"),
            Map.entry("callActivity", "ほかの手続きの呼び出し"),
            Map.entry("subProcess", "まとまり"),
            Map.entry("exclusiveGateway", "分岐"),
            Map.entry("inclusiveGateway", "分岐"),
            Map.entry("parallelGateway", "並行"),
            Map.entry("eventBasedGateway", "出来事による分岐"),
            Map.entry("sequenceFlow", "流れ"),
            Map.entry("lane", "レーン"),
            Map.entry("textAnnotation", "注記"),
            Map.entry("association", "注記の線"),
            Map.entry("message", "メッセージ"),
            Map.entry("error", "エラー"));

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("name", "名前"),
            Map.entry("sourceRef", "つなぎ元"),
            Map.entry("targetRef", "つなぎ先"),
            Map.entry("conditionExpression", "条件"),
            Map.entry("formRef", "画面のフォーム"),
            Map.entry("formRefBinding", "フォームの版"),
            Map.entry("delegateExpression", "処理の内容"),
            Map.entry("property", "設定"),
            Map.entry("inputParameter", "入力"),
            Map.entry("outputParameter", "出力"),
            Map.entry("timeDuration", "待つ時間"),
            Map.entry("timeDate", "期限"),
            Map.entry("timeCycle", "繰り返し"),
            Map.entry("candidateGroups", "担当する職務"),
            Map.entry("assignee", "担当者"),
            Map.entry("default", "どれでもないときの流れ"),
            Map.entry("documentation", "説明"),
            Map.entry("text", "文"),
            Map.entry("calledElement", "呼び出す手続き"),
            Map.entry("historyTimeToLive", "記録を残す期間"),
            Map.entry("asyncBefore", "背景での実行"),
            Map.entry("messageRef", "メッセージ"),
            Map.entry("errorRef", "エラー"));

    private static final String NOTHING = "（なし）";

    private DiagramChanges() {}

    /** Changes in the order of kind, type and name. */
    static List<Change> between(BpmnModelInstance before, BpmnModelInstance after) {
        Map<String, Element> old = elements(before);
        Map<String, Element> now = elements(after);
        List<Change> changes = new ArrayList<>();
        now.forEach((id, element) -> {
            if (!old.containsKey(id)) {
                changes.add(change(Kind.ADDED, element, now, List.of()));
            } else {
                List<String> details = details(old.get(id), element);
                if (!details.isEmpty()) {
                    changes.add(change(Kind.CHANGED, element, now, details));
                }
            }
        });
        old.forEach((id, element) -> {
            if (!now.containsKey(id)) {
                changes.add(change(Kind.REMOVED, element, old, List.of()));
            }
        });
        changes.sort(Comparator.comparing(Change::kind)
                .thenComparing(Change::type)
                .thenComparing(Change::name)
                .thenComparing(Change::elementId));
        return changes;
    }

    private static Change change(Kind kind, Element element, Map<String, Element> all, List<String> details) {
        String type = TYPES.getOrDefault(element.getLocalName(), element.getLocalName());
        return new Change(kind, id(element), type, nameOf(element, all), details);
    }

    private static String nameOf(Element element, Map<String, Element> all) {
        String name = element.getAttribute("name");
        if (element.getLocalName().equals("sequenceFlow")) {
            String ends = nameById(element.getAttribute("sourceRef"), all) + " から "
                    + nameById(element.getAttribute("targetRef"), all) + " へ";
            return name.isBlank() ? ends : name + "（" + ends + "）";
        }
        return name.isBlank() ? id(element) : name;
    }

    private static String nameById(String id, Map<String, Element> all) {
        Element element = all.get(id);
        return element == null || element.getAttribute("name").isBlank() ? id : element.getAttribute("name");
    }

    private static List<String> details(Element before, Element after) {
        Map<String, String> old = new LinkedHashMap<>();
        Map<String, String> now = new LinkedHashMap<>();
        read(before, "", old);
        read(after, "", now);
        List<String> details = new ArrayList<>();
        if (!before.getLocalName().equals(after.getLocalName())) {
            details.add("種類：「%s」から「%s」へ"
                    .formatted(
                            TYPES.getOrDefault(before.getLocalName(), before.getLocalName()),
                            TYPES.getOrDefault(after.getLocalName(), after.getLocalName())));
        }
        Set<String> facts = new TreeSet<>(old.keySet());
        facts.addAll(now.keySet());
        facts.stream()
                .filter(fact -> !Objects.equals(old.get(fact), now.get(fact)))
                .map(fact -> "%s：%s から %s へ".formatted(fact, shown(old.get(fact)), shown(now.get(fact))))
                .forEach(details::add);
        return details;
    }

    private static String shown(String value) {
        return value == null || value.isBlank() ? NOTHING : "「" + value + "」";
    }

    /** All that an element says, each fact under words that tell it from the others of the element. */
    private static void read(Element element, String place, Map<String, String> facts) {
        NamedNodeMap attributes = element.getAttributes();
        boolean named = !place.isEmpty() && element.hasAttribute("name");
        for (int at = 0; at < attributes.getLength(); at++) {
            Attr attribute = (Attr) attributes.item(at);
            String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            boolean told = name.equals("id")
                    || name.startsWith("modelerTemplate")
                    || attribute.getName().startsWith("xmlns")
                    || named && name.equals("name");
            if (!told) {
                put(facts, join(place, name.equals("value") ? "" : word(name)), attribute.getValue());
            }
        }
        List<Element> children = children(element);
        if (children.isEmpty() && !element.getTextContent().isBlank()) {
            put(facts, place, element.getTextContent().strip());
        }
        children.stream()
                .filter(part -> !COPIES.contains(part.getLocalName()) && !isOwn(element, part))
                .forEach(part -> read(part, place(part, place), facts));
    }

    private static String place(Element part, String around) {
        String kind = part.getLocalName();
        if (Set.of("extensionElements", "properties", "inputOutput").contains(kind)) {
            return around;
        }
        String name = part.getAttribute("name");
        return join(around, name.isEmpty() ? word(kind) : word(kind) + "「" + name + "」");
    }

    private static String join(String place, String word) {
        return Stream.of(place, word)
                .filter(part -> !part.isEmpty())
                .reduce((one, next) -> one + "の" + next)
                .orElse("");
    }

    private static String word(String name) {
        return WORDS.getOrDefault(name, name);
    }

    /** Two of the same kind, such as two listeners, are told one after the other. */
    private static void put(Map<String, String> facts, String fact, String value) {
        facts.merge(fact, value, (one, other) -> one + "、" + other);
    }

    private static boolean holds(Element element) {
        return CONTAINERS.contains(element.getLocalName());
    }

    private static Map<String, Element> elements(BpmnModelInstance model) {
        DOMSource source = model.getDocument().getDomSource();
        Map<String, Element> elements = new LinkedHashMap<>();
        collect(((Document) source.getNode()).getDocumentElement(), elements);
        return elements;
    }

    private static void collect(Element container, Map<String, Element> elements) {
        for (Element child : children(container)) {
            if (isOwn(container, child)) {
                if (child.hasAttribute("id") && !child.getLocalName().equals("laneSet")) {
                    elements.put(id(child), child);
                }
                collect(child, elements);
            }
        }
    }

    /** Whether it stands in its container as an element for itself. */
    private static boolean isOwn(Element container, Element child) {
        return holds(container) && BPMN.equals(child.getNamespaceURI()) && !PARTS.contains(child.getLocalName());
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    private static String id(Element element) {
        return element.getAttribute("id");
    }
}
