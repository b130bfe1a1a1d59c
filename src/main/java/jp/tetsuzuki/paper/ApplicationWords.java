package jp.tetsuzuki.paper;

/**
 * What is printed on an application, as the decision tables worded it when it was made.
 *
 * @param subject the reason, at most 200 characters
 * @param wish what is to be done, at most 200 characters; null where the reason leaves no choice
 * @param enclosures what is to be enclosed, at most 2,000 characters
 */
record ApplicationWords(String subject, String wish, String enclosures) {}
