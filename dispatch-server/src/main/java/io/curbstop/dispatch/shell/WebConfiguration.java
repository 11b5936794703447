package io.curbstop.dispatch.shell;

import io.curbstop.dispatch.identity.Pages;
import io.curbstop.dispatch.identity.RoleCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Pages and static files. A browser asks each time whether a file has changed and is told by the file's content: dates
 * would not do, since in a reproducible jar all files bear the same one.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final RoleCheck roleCheck;
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    WebConfiguration(RoleCheck roleCheck) {
        this.roleCheck = roleCheck;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(roleCheck);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        Pages.AUDIENCES.keySet().forEach(page -> registry.addViewController("/" + page)
                .setViewName("forward:/" + page + ".html"));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setUseLastModified(false)
                .setEtagGenerator(this::tag)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true);
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setUseLastModified(false)
                .setEtagGenerator(this::tag)
                .setCacheControl(CacheControl.noCache());
    }

    private String tag(Resource resource) {
        try {
            // A file on disk may change while we run, as in development; one in a jar does not.
            if (resource.isFile()) {
                return digest(resource);
            }
            return tags.computeIfAbsent(resource.getURL().toString(), url -> digest(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Resource resource) {
        try {
            // Weak, since the server compresses only what bears no strong tag.
            return "W/\"" + DigestUtils.md5DigestAsHex(resource.getContentAsByteArray()) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
