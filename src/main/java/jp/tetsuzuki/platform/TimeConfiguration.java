package jp.tetsuzuki.platform;

import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** Customers and branches live in Japan, wherever the server stands. */
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Bean
    EngineClock clock() {
        return new EngineClock(JAPAN);
    }
}
