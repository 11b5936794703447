package io.curbstop.dispatch.shell;

import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Beans that every module may take: the scheduler behind {@code @Scheduled}. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan(basePackages = "io.curbstop.dispatch")
class ShellConfiguration {

    /** Scheduled work is done by servers only: a command that joins a server's database must not do it as well. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @EnableScheduling
    static class Scheduling {}

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(4);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }

    /** In a command nobody listens; a running server tells its own screens what a command has changed. */
    @Bean
    @ConditionalOnNotWebApplication
    SimpMessagingTemplate silentMessaging() {
        return new SimpMessagingTemplate((message, timeout_ms) -> true);
    }
}
