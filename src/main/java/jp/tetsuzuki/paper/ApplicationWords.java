package jp.tetsuzuki.paper;

/**
 * What is printed on an application, as the decision tables worded it when it was made.
 *
 * @param subject what is asked for, at most 200 characters
 * @param enclosures what is to be enclosed, at most 2,000 characters; one line a document
 */
record ApplicationWords(String subject, String enclosures) {}
