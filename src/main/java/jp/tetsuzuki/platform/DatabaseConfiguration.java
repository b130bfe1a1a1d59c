package jp.tetsuzuki.platform;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The pool of {@link IndependentTransactions}; the main one stays Spring Boot's. */
    @Bean(defaultCandidate = false)
    @Qualifier("independent")
    DataSource independentDataSource(
            DataSourceProperties properties, @Value("${tetsuzuki.database.independent-pool-size:4}") int poolSize) {
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName("independent");
        pool.setMaximumPoolSize(poolSize);
        return pool;
    }
}
