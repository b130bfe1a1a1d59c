package jp.tetsuzuki.modeling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Sends what Camunda Modeler 5 sends, byte for byte: a form of Chromium's with the fields of its deploy tool. */
final class ModelerClient {

    private static final String BOUNDARY = "----WebKitFormBoundaryp9Vv1lG3nkqU0zXe";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String authorization;

    /**
     * @param staffId null for the Modeler's first question, which it asks without a password
     */
    ModelerClient(int port, String staffId, String password) {
        this.address = "http://localhost:" + port + "/modeler";
        this.authorization = staffId == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((staffId + ":" + password).getBytes(StandardCharsets.ISO_8859_1));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Deploys the file that is open in the Modeler, with attached ones. */
    HttpResponse<String> deploy(ProcedureFile open, ProcedureFile... attached) {
        return create(form(open.stem(), open, List.of(attached)));
    }

    HttpResponse<String> deployFromWebsite(String origin, ProcedureFile open) {
        return send(request("/deployment/create")
                .header("origin", origin)
                .header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(open.stem(), open, List.of()))));
    }

    private HttpResponse<String> create(byte[] form) {
        return send(request("/deployment/create")
                .header("origin", "file://")
                .header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form)));
    }

    private static byte[] form(String name, ProcedureFile open, List<ProcedureFile> attached) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        field(form, "deployment-name", name);
        field(form, "deployment-source", "Camunda Modeler");
        field(form, "enable-duplicate-filtering", "true");
        file(form, open, "text/xml");
        attached.forEach(file -> file(form, file, "application/octet-stream"));
        form.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static void field(ByteArrayOutputStream form, String name, String value) {
        form.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n"));
        form.writeBytes(ascii(value + "\r\n"));
    }

    private static void file(ByteArrayOutputStream form, ProcedureFile file, String type) {
        form.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file.name()
                + "\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + type + "\r\n\r\n"));
        form.writeBytes(file.content());
        form.writeBytes(ascii("\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).header("accept", "application/json");
        return authorization == null ? request : request.header("authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new AssertionError(fault);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError(ended);
        }
    }
}
