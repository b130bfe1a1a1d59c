/*
 * The manual names the institution as the server last named it to the app.
 */

import { tellFacts } from '/app/page.js';
import { setting } from '/app/store.js';

try {
  tellFacts((await setting('serverFacts')) ?? null);
} catch {
  // Without storage the page's own words stand.
}
