package io.curbstop.dispatch.shell;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audience;
import io.curbstop.dispatch.identity.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads from {@code /} to the page of one's role. */
@Controller
class HomeController {

    @GetMapping("/")
    @AllowedFor(Audience.ANYONE)
    String home(@AuthenticationPrincipal SignedInUser user) {
        return "redirect:" + (user == null ? "/sign-in" : user.home());
    }
}
