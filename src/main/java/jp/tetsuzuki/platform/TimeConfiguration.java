package jp.tetsuzuki.platform;

import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock. Public for what runs beside the application, from the command line, and takes its parts one by one. */
@Configuration(proxyBeanMethods = false)
public class TimeConfiguration {

    /** Customers and branches live in Japan, wherever the server stands. */
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Bean
    EngineClock clock() {
        return new EngineClock(JAPAN);
    }
}
