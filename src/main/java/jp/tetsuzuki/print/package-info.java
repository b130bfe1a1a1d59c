/**
 * Paper as PDF: pages of A4 with Japanese text, lines, boxes and QR codes, their fonts embedded. What is drawn has a
 * role, so that the file can be read aloud (PDF/UA-1). Knows no feature and stands on nothing of the house. Measures are
 * millimetres from the upper left corner, sizes of type are points.
 */
@ApplicationModule(allowedDependencies = {})
package jp.tetsuzuki.print;

import org.springframework.modulith.ApplicationModule;
