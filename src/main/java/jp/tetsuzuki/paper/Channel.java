package jp.tetsuzuki.paper;

/** How a paper came in (受付方法). */
enum Channel {
    /** 窓口. */
    COUNTER("窓口"),
    /** 郵送. */
    POST("郵送");

    private final String text;

    Channel(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
