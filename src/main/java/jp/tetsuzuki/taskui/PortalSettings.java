package jp.tetsuzuki.taskui;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The portal's pages that are not part of a procedure.
 *
 * @param idlePeriod how long a procedure's page waits for its customer before the procedure is cancelled
 * @param overviews the pages from which procedures are chosen
 */
@Validated
@ConfigurationProperties("tetsuzuki.portal")
record PortalSettings(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("PT30M")
        Duration idlePeriod,

        @NotNull @Valid @DefaultValue List<Overview> overviews) {

    /**
     * A page that shows a form with what is known of the customer, and the procedures that name it as their
     * {@code portalPage}.
     *
     * @param path below the root, without a leading slash
     * @param form id of the form
     * @param title the screen's title
     * @param actionsTitle title of the section with the procedures
     * @param group the navigation's group; empty where the page stands alone
     * @param label the navigation's label
     * @param order the place in the navigation, among the procedures that stand there by themselves
     */
    record Overview(
            @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]*(/[a-z0-9-]+)*")
            String path,

            @NotBlank String form,
            @NotBlank String title,
            @NotBlank String actionsTitle,
            @NotNull @DefaultValue("") String group,
            @NotBlank String label,
            @PositiveOrZero int order) {}
}
