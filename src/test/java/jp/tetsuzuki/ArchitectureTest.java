package jp.tetsuzuki;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

/**
 * The layout of the house: who may know whom, where the engine may be known, and what no class does. A rule that applies
 * to no class at all fails, so that none can become empty words when a package is renamed.
 */
class ArchitectureTest {

    private static final String ROOT = "jp.tetsuzuki";
    private static final String ENGINE = "org.camunda.bpm..";

    /** Packages that carry out the institution's procedures. */
    private static final List<String> FEATURES =
            List.of("token", "customer", "mailpassword", "transfer", "staff", "paper");

    /** Packages that serve any procedure and know none. */
    private static final List<String> SERVANTS =
            List.of("taskui", "form", "platform", "audit", "mail", "modeling", "session", "print");

    /** Packages that drive or read the engine. */
    private static final List<String> ENGINE_ROOMS = List.of("platform", "taskui", "modeling");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final DescribedPredicate<JavaClass> CONTRACT_WITH_DIAGRAMS = describe(
            "are delegates, or start or correlate processes",
            type -> outermost(type).getSimpleName().endsWith("Delegate")
                    || outermost(type).getSimpleName().endsWith("Process")
                    || outermost(type).getSimpleName().endsWith("Processes"));

    private static final DescribedPredicate<JavaClass> DEMO_CLOCK =
            describe("move the demo's clock", type -> outermost(type).getName().startsWith(ROOT + ".demo.DemoClock"));

    private static final DescribedPredicate<JavaClass> WORDS_OF_DIAGRAMS = describe(
            "declare process variables",
            type -> outermost(type).getSimpleName().endsWith("Process")
                    || outermost(type).getSimpleName().endsWith("Variables"));

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new);
    }

    @Test
    void packages_keep_to_the_neighbours_that_they_name_and_know_each_other_without_cycles() {
        ApplicationModules.of(TetsuzukiApplication.class).verify();
    }

    static Stream<String> rooms() {
        return Stream.concat(FEATURES.stream(), SERVANTS.stream());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void every_room_that_the_rules_name_is_there_and_says_what_it_is_for(String room) {
        assertThat(HOUSE.containPackage(ROOT + "." + room)).isTrue();
        assertThat(HOUSE.getPackage(ROOT + "." + room).tryGetPackageInfo()).isPresent();
    }

    @Test
    void what_serves_all_procedures_knows_no_feature() {
        hold(noClasses()
                .that(resideInAnyPackage(packages(SERVANTS)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(FEATURES))));
    }

    @Test
    void forms_stand_on_nothing_of_the_house() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".form.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".form..")))));
    }

    @Test
    void nothing_knows_the_demo() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".demo.."))))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".demo..")));
    }

    @Test
    void whatever_the_demo_adds_is_there_only_in_the_demo() {
        hold(classes()
                .that(resideInAPackage(ROOT + ".demo.."))
                .and()
                .areMetaAnnotatedWith(Component.class)
                .should()
                .beMetaAnnotatedWith(Profile.class));
    }

    @Test
    void only_delegates_and_a_few_rooms_know_the_engine() {
        hold(noClasses()
                .that(not(resideInAnyPackage(packages(ENGINE_ROOMS))
                        .or(CONTRACT_WITH_DIAGRAMS)
                        .or(DEMO_CLOCK)))
                .should()
                .dependOnClassesThat(resideInAPackage(ENGINE)));
    }

    @Test
    void the_domain_keeps_moments_as_instants() {
        hold(noClasses()
                .that(resideInAnyPackage(packages(FEATURES))
                        .and(not(CONTRACT_WITH_DIAGRAMS))
                        .and(not(WORDS_OF_DIAGRAMS)))
                .should()
                .dependOnClassesThat(describe("java.util.Date", type -> type.isEquivalentTo(Date.class))));
    }

    @Test
    void nothing_asks_the_machine_for_the_time() {
        hold(noClasses()
                .should()
                .accessTargetWhere(describe("ask another clock than the one bean", ArchitectureTest::asksForTime)));
    }

    private static boolean asksForTime(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        String owner = access.getTargetOwner().getName();
        boolean now = name.equals("now")
                && owner.startsWith("java.time.")
                && !access.getTarget().getFullName().endsWith("(" + Clock.class.getName() + ")");
        boolean clock = owner.equals(Clock.class.getName()) && name.startsWith("system");
        boolean millis = owner.equals(System.class.getName()) && name.equals("currentTimeMillis");
        boolean date = access.getTarget().getFullName().equals("java.util.Date.<init>()");
        return now || clock || millis || date;
    }

    @Test
    void beans_get_what_they_need_through_their_constructors() {
        hold(noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class));
    }

    @Test
    void nothing_is_written_to_the_console() {
        hold(noClasses()
                .should()
                .accessTargetWhere(describe(
                        "use the console",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err")
                                        .contains(access.getTarget().getName()))));
    }

    @Test
    void nothing_sleeps() {
        hold(noClasses()
                .should()
                .callMethodWhere(describe(
                        "sleep",
                        call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                                && call.getTarget().getName().equals("sleep"))));
    }

    @Test
    void names_are_words_of_the_domain() {
        for (String empty : List.of("Util", "Utils", "Manager", "Helper", "Impl")) {
            hold(noClasses().should().haveSimpleNameEndingWith(empty));
        }
    }

    @Test
    void delegates_are_hidden_and_found_by_diagrams_under_their_own_names() {
        hold(classes()
                .that()
                .haveSimpleNameEndingWith("Delegate")
                .should()
                .bePackagePrivate()
                .andShould(be(describe(
                        "named like the class, with a small letter", ArchitectureTest::isBeanNamedLikeItsClass))));
    }

    private static boolean isBeanNamedLikeItsClass(JavaClass type) {
        String name = type.getSimpleName();
        return type.tryGetAnnotationOfType(Component.class)
                .filter(bean -> bean.value().equals(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)))
                .isPresent();
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(false).check(HOUSE);
    }
}
