/**
 * What only the demo has: its people, and more room for what shows the product without an institution around it. All
 * of it is in force under the profile {@code demo} alone. Nothing outside depends on it.
 */
@ApplicationModule
package jp.tetsuzuki.demo;

import org.springframework.modulith.ApplicationModule;
