package jp.tetsuzuki.form;

/** An offered value and what it is called. */
record Labelled(String value, String label) {}
