package jp.tetsuzuki.modeling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Reads what Camunda Modeler sends: the diagram that is open in it, and what is attached. */
final class SentFiles {

    /** As many as a procedure with all its pages needs. */
    private static final int MOST_FILES = 40;

    /** Bare names: nothing that could lead into a folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}\\.(bpmn|dmn|form)");

    private SentFiles() {}

    /** Something else was sent than files of procedures. */
    static final class NotAccepted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotAccepted(String message) {
            super(message);
        }
    }

    /**
     * @return the files in the order of the request
     * @throws NotAccepted with what is wrong, in words for the analyst
     */
    static List<ProcedureFile> in(MultipartHttpServletRequest request) {
        List<MultipartFile> parts = request.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                .toList();
        if (parts.isEmpty()) {
            throw new NotAccepted("ファイルが送られていません。プロセス図を開いてから、デプロイしてください。");
        }
        if (parts.size() > MOST_FILES) {
            throw new NotAccepted("一度にデプロイできるファイルは%d個までです。".formatted(MOST_FILES));
        }
        if (request.getParameter("tenant-id") != null) {
            throw new NotAccepted("テナントID（Tenant ID）は使えません。空欄にしてください。");
        }
        List<ProcedureFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (MultipartFile part : parts) {
            ProcedureFile file = read(part);
            if (!names.add(file.name())) {
                throw new NotAccepted("同じ名前のファイルが2つあります：" + file.name());
            }
            files.add(file);
        }
        return files;
    }

    private static ProcedureFile read(MultipartFile part) {
        String name = part.getOriginalFilename();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new NotAccepted("使えないファイル名があります。名前は半角の英数字とハイフンで、.bpmn、.dmn、.form のいずれかで終わるようにしてください。");
        }
        try {
            return new ProcedureFile(name, part.getBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
