/**
 * The benchmark: {@code ./mvnw -Pbench verify}. It prints and records how fast the product is and judges nothing: a slow
 * machine fails no build. What is measured and why stands in {@code src/site/markdown/performance.md}.
 */
package jp.tetsuzuki.bench;
