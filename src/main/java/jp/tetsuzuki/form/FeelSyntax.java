package jp.tetsuzuki.form;

/** Whether a text can be read as FEEL, whatever it would come to. */
public final class FeelSyntax {

    private FeelSyntax() {}

    /** A value, such as {@code 3} or {@code if a then "x" else null}. */
    public static boolean isExpression(String feel) {
        return Expression.Engine.FEEL.parseExpression(feel).isSuccess();
    }

    /** What an input cell of a decision table compares with, such as {@code < 3}, {@code "a", "b"} or {@code -}. */
    public static boolean isTest(String feel) {
        return Expression.Engine.FEEL.parseUnaryTests(feel).isSuccess();
    }
}
