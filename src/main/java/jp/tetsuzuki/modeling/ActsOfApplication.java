package jp.tetsuzuki.modeling;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Reads from the running application what it offers to diagrams. */
@Component
class ActsOfApplication {

    private static final String PAGES = "tetsuzuki.portal.overviews";
    private static final String DESK_FORM = "tetsuzuki.desk.customer-form";

    private final ListableBeanFactory beans;
    private final List<ProcedureVocabulary> vocabularies;
    private final Environment environment;

    ActsOfApplication(ListableBeanFactory beans, List<ProcedureVocabulary> vocabularies, Environment environment) {
        this.beans = beans;
        this.vocabularies = vocabularies;
        this.environment = environment;
    }

    Acts acts() {
        return new Acts(
                Set.of(beans.getBeanNamesForType(JavaDelegate.class)),
                Set.of(beans.getBeanNamesForType(ExecutionListener.class)),
                policies(),
                answers(),
                pages(),
                vocabularies);
    }

    private Map<String, Set<String>> policies() {
        Map<String, Set<String>> policies = new TreeMap<>();
        for (String bean : beans.getBeanDefinitionNames()) {
            Class<?> type = bean.endsWith("Policy") ? publicType(bean) : null;
            if (type != null) {
                policies.put(bean, textProperties(type));
            }
        }
        return policies;
    }

    private static Set<String> textProperties(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
            Method getter = property.getReadMethod();
            if (getter != null && property.getPropertyType() == String.class) {
                names.add(property.getName());
            }
        }
        return names;
    }

    private Map<String, Map<String, Integer>> answers() {
        Map<String, Map<String, Integer>> answers = new TreeMap<>();
        for (ProcedureVocabulary words : vocabularies) {
            for (String bean : words.answers()) {
                Class<?> type = beans.containsBean(bean) ? publicType(bean) : null;
                if (type != null) {
                    answers.put(bean, textMethods(type));
                }
            }
        }
        return answers;
    }

    private static Map<String, Integer> textMethods(Class<?> type) {
        Map<String, Integer> methods = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && method.getReturnType() == String.class
                    && Arrays.stream(method.getParameterTypes()).allMatch(String.class::equals)) {
                methods.put(method.getName(), method.getParameterCount());
            }
        }
        return methods;
    }

    /** Null where expressions could not reach it: they see public methods of public classes only. */
    private Class<?> publicType(String bean) {
        Class<?> type = beans.getType(bean);
        Class<?> own = type == null ? null : ClassUtils.getUserClass(type);
        return own != null && Modifier.isPublic(own.getModifiers()) ? own : null;
    }

    private Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        Binder.get(environment)
                .bind(PAGES, Bindable.listOf(Page.class))
                .orElse(List.of())
                .forEach(page -> pages.put(page.path(), page.form()));
        Binder.get(environment).bind(DESK_FORM, String.class).ifBound(form -> pages.put("staff", form));
        return pages;
    }

    /** Of an overview page's settings, what diagrams and forms have to do with. */
    record Page(String path, String form) {}
}
