package jp.tetsuzuki;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:start;DB_CLOSE_DELAY=-1")
class StartTest {
    @Test
    void starts() {}
}
