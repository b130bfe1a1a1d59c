package jp.tetsuzuki.platform;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
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

    /**
     * Has H2 read anew each time. Left to itself it answers a query that it has answered before from memory when no row
     * has been written since; a row written before and committed after its first answer it does not notice (2.3.232). Of
     * two transfers at once both would see the day's limit as free.
     */
    @Bean
    static BeanPostProcessor noRememberedResults() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool
                        && pool.getJdbcUrl() != null
                        && pool.getJdbcUrl().startsWith("jdbc:h2:")) {
                    pool.setConnectionInitSql("SET OPTIMIZE_REUSE_RESULTS 0");
                }
                return bean;
            }
        };
    }
}
