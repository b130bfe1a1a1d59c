package jp.tetsuzuki.staff;

import jp.tetsuzuki.platform.ProcedureVocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The roles to which diagrams may give their tasks. */
@Configuration(proxyBeanMethods = false)
class StaffVocabulary {

    @Bean
    ProcedureVocabulary staffWords() {
        return ProcedureVocabulary.of().withRoles(Role.groups());
    }
}
