package jp.tetsuzuki;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Tetsuzuki: the portal, the token app's interface and the engine that runs the procedures. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TetsuzukiApplication {

    public static void main(String[] args) {
        SpringApplication.run(TetsuzukiApplication.class, args);
    }
}
