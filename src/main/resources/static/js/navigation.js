// An open group of the navigation lies over the page: with this script it closes like a menu does.
"use strict";

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
