package jp.tetsuzuki.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The input components of Camunda Forms that are supported. */
public enum FieldType {
    TEXTFIELD("textfield", String.class),
    TEXTAREA("textarea", String.class),
    /** A whole number, or a decimal fraction where {@code decimalDigits} is more than zero. */
    NUMBER("number", Long.class),
    /** A calendar date; its value is the ISO text {@code yyyy-MM-dd}. */
    DATE("datetime", String.class),
    CHECKBOX("checkbox", Boolean.class),
    RADIO("radio", String.class),
    SELECT("select", String.class),
    CHECKLIST("checklist", List.class);

    private final String componentType;
    private final Class<?> valueType;

    FieldType(String componentType, Class<?> valueType) {
        this.componentType = componentType;
        this.valueType = valueType;
    }

    /** The word that the form file uses for it. */
    String componentType() {
        return componentType;
    }

    Class<?> valueType(int decimalDigits) {
        return this == NUMBER && decimalDigits > 0 ? BigDecimal.class : valueType;
    }

    boolean isText() {
        return this == TEXTFIELD || this == TEXTAREA;
    }

    /** True where the customer picks among offered values. */
    boolean isChoice() {
        return this == RADIO || this == SELECT || this == CHECKLIST;
    }

    static Optional<FieldType> of(String componentType) {
        for (FieldType type : values()) {
            if (type.componentType.equals(componentType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
