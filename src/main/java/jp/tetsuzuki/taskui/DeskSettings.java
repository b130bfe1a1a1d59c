package jp.tetsuzuki.taskui;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The staff desk.
 *
 * @param customerForm id of the form that shows what is known of a customer, beside the task that concerns them
 * @param pageSize tasks on one page of a list, 1 to 200
 */
@Validated
@ConfigurationProperties("tetsuzuki.desk")
record DeskSettings(
        @NotBlank String customerForm,
        @Min(1) @Max(200) @DefaultValue("20") int pageSize) {}
