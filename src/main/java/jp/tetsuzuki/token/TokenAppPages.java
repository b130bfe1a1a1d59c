package jp.tetsuzuki.token;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The token app's addresses (section 5 of the specification) over its static files. */
@Configuration(proxyBeanMethods = false)
class TokenAppPages implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/app", "/app/");
        registry.addViewController("/app/").setViewName("forward:/app/index.html");
        registry.addViewController("/app/help").setViewName("forward:/app/help.html");
    }
}
