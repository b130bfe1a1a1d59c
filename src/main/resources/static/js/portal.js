// Small comforts on top of pages that work without any script.
"use strict";

// An alert that is already there when the page loads is not read out by every screen reader; moving the focus to it is.
const errorSummary = document.querySelector(".error-summary");
if (errorSummary) {
  errorSummary.tabIndex = -1;
  errorSummary.focus();
}

// An open group of the navigation lies over the page: it closes like a menu does.
const openGroups = () => document.querySelectorAll(".navigation__group[open]");

document.addEventListener("click", (event) => {
  for (const group of openGroups()) {
    if (!group.contains(event.target)) {
      group.open = false;
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    return;
  }
  for (const group of openGroups()) {
    const hadFocus = group.contains(document.activeElement);
    group.open = false;
    if (hadFocus) {
      group.querySelector("summary").focus();
    }
  }
});
