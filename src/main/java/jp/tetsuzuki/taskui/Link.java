package jp.tetsuzuki.taskui;

/** A way on from a page. */
public record Link(String label, String href) {}
