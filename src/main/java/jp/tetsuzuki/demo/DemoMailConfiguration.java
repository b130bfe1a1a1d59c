package jp.tetsuzuki.demo;

import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(MailProperties.class)
class DemoMailConfiguration {

    /** Sends everything to the demo's own server, with the time-outs of every other installation. */
    @Bean
    JavaMailSender demoMailSender(DemoMailServer server, MailProperties settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(DemoMailServer.HOST);
        sender.setPort(server.port());
        sender.getJavaMailProperties().putAll(settings.getProperties());
        return sender;
    }
}
