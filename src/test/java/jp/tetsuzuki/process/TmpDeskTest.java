package jp.tetsuzuki.process;

import org.junit.jupiter.api.Nested;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ProcedureTest
class TmpDeskTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", MailServer::port);
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:tmpdesk;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @Nested
    class FourEyes extends FourEyesAtDeskContract {}

    @Nested
    class PaperApplication extends PaperApplicationContract {}

    @Nested
    class Authorization extends StaffAuthorizationContract {}
}
