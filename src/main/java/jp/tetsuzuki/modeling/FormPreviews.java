package jp.tetsuzuki.modeling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tetsuzuki.form.FormDefinition;
import jp.tetsuzuki.form.FormSamples;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.springframework.stereotype.Component;

/** The pages of a version of a procedure, with sample values: nobody's data, and no instance, is looked at. */
@Component
class FormPreviews {

    private static final String FORM = ".form";

    /**
     * A form that a version shows.
     *
     * @param places the titles of the pages that show it
     */
    public record Use(String form, String places) {}

    /** A form with sample values. */
    public record Preview(String procedure, Use use, FormSamples.Sample sample) {}

    /** A page and the form that it shows. */
    private record Place(String form, String title) {}

    private final RepositoryService repository;
    private final FormSamples samples;
    private final List<ProcedureVocabulary> vocabularies;
    private final Clock clock;

    FormPreviews(
            RepositoryService repository, FormSamples samples, List<ProcedureVocabulary> vocabularies, Clock clock) {
        this.repository = repository;
        this.samples = samples;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /** The forms that a version shows, by their ids; empty also where there is no such version. */
    List<Use> uses(String key, int version) {
        return find(key, version).map(this::uses).orElse(List.of());
    }

    /** A form that the version shows, as it was deployed with it; empty where it shows no such form. */
    Optional<Preview> of(String key, int version, String form) {
        return find(key, version)
                .flatMap(definition -> uses(definition).stream()
                        .filter(use -> use.form().equals(form))
                        .findFirst()
                        .map(use -> preview(definition, use)));
    }

    private Optional<ProcessDefinition> find(String key, int version) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult());
    }

    private List<Use> uses(ProcessDefinition definition) {
        Diagram diagram = new Diagram("", repository.getBpmnModelInstance(definition.getId()));
        Stream<Place> tasks =
                diagram.userTasks().map(task -> new Place(task.getCamundaFormRef(), title(task, task.getName())));
        Stream<Place> results = diagram.elements(Event.class).stream()
                .map(event ->
                        new Place(Diagram.property(event, "resultForm").orElse(null), title(event, event.getName())));
        Stream<Place> closed = Stream.of(new Place(
                Diagram.property(diagram.process(), "closedForm").orElse(null),
                diagram.process().getName()));
        Map<String, String> places = Stream.of(tasks, results, closed)
                .flatMap(all -> all)
                .filter(place -> place.form() != null)
                .collect(Collectors.groupingBy(
                        Place::form,
                        Collectors.mapping(
                                Place::title,
                                Collectors.collectingAndThen(Collectors.toList(), FormPreviews::listed))));
        return places.entrySet().stream()
                .map(place -> new Use(place.getKey(), place.getValue()))
                .sorted(Comparator.comparing(Use::form))
                .toList();
    }

    private static String title(BaseElement element, String otherwise) {
        return Diagram.property(element, "title").orElse(Objects.requireNonNullElse(otherwise, element.getId()));
    }

    private static String listed(List<String> titles) {
        return titles.stream().distinct().collect(Collectors.joining("、"));
    }

    private Preview preview(ProcessDefinition definition, Use use) {
        String name = Objects.requireNonNullElse(definition.getName(), definition.getKey());
        return new Preview(name, use, samples.of(read(definition, use), types(), clock.instant()));
    }

    private FormDefinition read(ProcessDefinition definition, Use use) {
        try (InputStream json = repository.getResourceAsStream(definition.getDeploymentId(), use.form() + FORM)) {
            return FormDefinition.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new HashMap<>();
        vocabularies.stream()
                .flatMap(words -> words.variables().stream())
                .forEach(variable -> types.put(variable.name(), variable.type()));
        return types;
    }
}
