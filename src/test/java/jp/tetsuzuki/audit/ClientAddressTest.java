package jp.tetsuzuki.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ClientAddressTest {

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void is_the_requests() {
        requestFrom("2001:db8::1");
        assertThat(ClientAddress.ofCurrentRequest()).contains("2001:db8::1");
    }

    @Test
    void is_cut_where_it_is_longer_than_its_column() {
        requestFrom("x".repeat(65));
        assertThat(ClientAddress.ofCurrentRequest()).contains("x".repeat(64));
    }

    @Test
    void is_none_in_the_background_and_where_the_server_knows_none() {
        assertThat(ClientAddress.ofCurrentRequest()).isEmpty();
        requestFrom(null);
        assertThat(ClientAddress.ofCurrentRequest()).isEmpty();
    }

    private static void requestFrom(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
