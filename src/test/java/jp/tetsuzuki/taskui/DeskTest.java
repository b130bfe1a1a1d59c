package jp.tetsuzuki.taskui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The application with the example procedure, its background steps run by the tests. The class names the database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=named by the class",
            "camunda.bpm.job-execution.enabled=false",
            "tetsuzuki.desk.page-size=3"
        })
@AutoConfigureMockMvc
@Import({DeskExample.class, RegisterExampleDelegate.class})
@interface DeskTest {}
