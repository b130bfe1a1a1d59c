package jp.tetsuzuki.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import jp.tetsuzuki.TetsuzukiApplication;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import jp.tetsuzuki.staff.Staff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        classes = TetsuzukiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:demo-people;DB_CLOSE_DELAY=-1")
@ActiveProfiles("demo")
class DemoTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Customers customers;

    @Autowired
    private DemoPeople people;

    @Autowired
    private Staff staff;

    @Autowired
    private DemoStaff colleagues;

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void has_the_customers_of_the_specification() {
        assertThat(customers.find("1000000001"))
                .get()
                .extracting(Customer::name)
                .isEqualTo("県信太郎");
        assertThat(customers.find("1000000002"))
                .get()
                .extracting(Customer::noticeAddress)
                .isEqualTo("hanako@example.jp");
        assertThat(customers.find("1000000003"))
                .get()
                .extracting(customer -> customer.branch().name())
                .isEqualTo("別府支店");
    }

    @Test
    void takes_nobody_up_twice() {
        people.afterPropertiesSet();
        assertThat(people.people()).hasSize(3);
    }

    @Test
    void lists_people_and_passwords_on_the_login_page_and_says_that_it_is_a_demo() throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(at("/login")).GET());
        assertThat(page.body())
                .contains("これはデモ環境です")
                .contains("1000000001", "県信太郎", "Login-0001", "Kakunin-0001")
                .contains("1000000003", "別府三郎", "Login-0003", "Kakunin-0003");
    }

    @Test
    void has_the_staff_of_the_specification_and_lists_them_on_the_desks_login_page() throws Exception {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(at("/staff/login")).GET());
        assertThat(page.body())
                .contains("これはデモ環境です")
                .contains("Staff-clerk1", "Staff-clerk2", "Staff-approver1", "Staff-approver2")
                .contains("Staff-clerk3", "Staff-approver3", "Staff-hq1", "Staff-analyst1", "Staff-operator1")
                .contains("本店営業部", "別府支店", "窓口担当", "役席");
        assertThat(staff.isRegistered("clerk1")).isTrue();
        colleagues.afterPropertiesSet();
        assertThat(colleagues.colleagues()).hasSize(9);
    }

    @Test
    void lets_automated_checks_reach_the_clock_without_login_and_csrf_token() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(at("/demo/clock")).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isNotIn(302, 401, 403);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
